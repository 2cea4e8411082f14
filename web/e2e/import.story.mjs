// SPDX-License-Identifier: Apache-2.0
// A ledger as people keep it by hand is read at the desk: first shown with every doubtful row by row and column, then written.
import { join } from 'node:path'
import { desk, mustBeCalm, on, signIn } from './browser.mjs'
import { root } from './house.mjs'
import { must, tell, until } from './story.mjs'

const ledger = join(root, 'tests/data/ledgers/messy_places.xlsx')

export default async function ({ told, house, browser, pages, shown }) {
  house.configure()
  await house.serve()
  await tell(told, 'A messy ledger is shown before it is written', shown, async (step) => {
    pages.desk = await desk(browser)
    const page = pages.desk
    const figure = async (name) => Number(await on(page, `import-${name}`).textContent())
    await step('the command centre chooses the file', async () => {
      await signIn(page, house.address, 'desk', house.first('command_operator'))
      await on(page, 'nav-ledgers').click()
      await on(page, 'import-file').setInputFiles(ledger)
      await on(page, 'import-report').waitFor()
    })
    let fresh = 0
    await step('the preview counts seven rows, new and refused ones apart', async () => {
      fresh = await figure('new')
      const [read, refused, doubtful] = [await figure('rows_read'), await figure('refused'), await figure('doubtful_count')]
      must(read === 7 && fresh > 0 && refused > 0 && fresh + refused === read && doubtful > 0, `read ${read}, new ${fresh}, refused ${refused}, doubtful ${doubtful}`)
    })
    await step('every doubtful row is named by row and column', async () => {
      const rows = await on(page, 'doubtful').locator('tbody tr').evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.textContent.trim())))
      must(rows.length > 0 && rows.every(([row, , why]) => Number(row) >= 5 && why.length > 3), JSON.stringify(rows))
      must(rows.some(([row, column]) => row === '12' && column !== ''), `row 12 has no name: ${JSON.stringify(rows)}`)
    })
    await step('nothing is written yet', async () => must((await found()) === 0, 'no place of the ledger is there'))
    await step('it is written when asked, and then there', async () => {
      await on(page, 'nav-ledgers').click()
      await on(page, 'import-file').setInputFiles(ledger)
      await on(page, 'import-commit').click()
      await page.locator('.desk-import-done').waitFor()
      await until(async () => (await found()) > 0, 'a place of the ledger is in the list')
    })
    await step('the same file once more changes nothing', async () => {
      await on(page, 'nav-ledgers').click()
      await on(page, 'import-file').setInputFiles(ledger)
      await on(page, 'import-report').waitFor()
      must((await figure('new')) === 0 && (await figure('changed')) === 0 && (await figure('unchanged')) === fresh, 'all rows are unchanged')
      mustBeCalm(page)
    })

    async function found() {
      await on(page, 'nav-places').click()
      await on(page, 'place-search').fill('示例餐馆甲')
      await page.waitForTimeout(800)
      return on(page, 'place-row').filter({ hasText: '示例餐馆甲' }).count()
    }
  })
}
