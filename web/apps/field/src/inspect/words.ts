// SPDX-License-Identifier: Apache-2.0
// The usual words of an item as buttons: a tap adds them to the note, another takes them out again; what was typed stays.
export const longest_note = 500

const parts = (note: string, comma: string): string[] => note.split(comma.trim() || comma).map((part) => part.trim()).filter(Boolean)

export function says(note: string, phrase: string, comma: string): boolean {
  return parts(note, comma).includes(phrase)
}

/** The note as it was where the phrase does not fit any more. */
export function toggled(note: string, phrase: string, comma: string): string {
  const said = parts(note, comma)
  if (said.includes(phrase)) return said.filter((part) => part !== phrase).join(comma)
  const longer = [note.trim(), phrase].filter(Boolean).join(comma)
  return longer.length > longest_note ? note : longer
}
