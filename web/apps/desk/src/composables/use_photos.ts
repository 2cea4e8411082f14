// SPDX-License-Identifier: Apache-2.0
// Photos chosen for a step: named by their SHA-256 and sent at once, so that the step can name them.
import { asProblem, type Problem } from '@gridward/api'
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { sha256 } from '../rules/sha256'
import { client } from '../session'

export const photo_types = ['image/jpeg', 'image/png', 'image/webp']
export const photo_limit_bytes = 16 * 1024 * 1024
export const photos_at_most = 9
export type PhotoFault = 'type' | 'size' | 'many'

export interface Photos {
  names: Ref<string[]>
  sending: Ref<boolean>
  fault: Ref<PhotoFault | undefined>
  problem: ShallowRef<Problem | undefined>
  add(files: Iterable<File>): Promise<void>
  remove(name: string): void
  clear(): void
}

export function usePhotos(): Photos {
  const names = ref<string[]>([])
  const sending = ref(false)
  const fault = ref<PhotoFault>()
  const problem = shallowRef<Problem>()

  async function addOne(file: File): Promise<void> {
    if (!photo_types.includes(file.type)) fault.value = 'type'
    else if (file.size > photo_limit_bytes) fault.value = 'size'
    else if (names.value.length >= photos_at_most) fault.value = 'many'
    else {
      const bytes = await file.arrayBuffer()
      const name = await sha256(bytes)
      if (names.value.includes(name)) return
      await client.send('PUT', `/v1/photos/${name}`, bytes, file.type)
      names.value = [...names.value, name]
    }
  }

  return {
    names,
    sending,
    fault,
    problem,
    async add(files) {
      sending.value = true
      fault.value = undefined
      problem.value = undefined
      try {
        for (const file of files) await addOne(file)
      } catch (error) {
        problem.value = asProblem(error)
      } finally {
        sending.value = false
      }
    },
    remove(name) {
      names.value = names.value.filter((one) => one !== name)
    },
    clear() {
      names.value = []
      fault.value = undefined
      problem.value = undefined
    },
  }
}
