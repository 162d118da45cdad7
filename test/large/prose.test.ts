import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lendwire-prose-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const lint = async (text: string) => {
  const page = join(folder, 'page.md')
  await writeFile(page, text)
  const args = [
    join(root, 'node_modules/.bin/textlint'),
    '--config',
    join(root, 'scripts/prose/pages.json'),
    page,
  ]
  return new Promise<{ readonly code: number; readonly out: string }>((resolve) => {
    const child = execFile(process.execPath, args, { cwd: root }, (_, out) =>
      resolve({ code: child.exitCode ?? -1, out }),
    )
  })
}

test.each([
  ['Let no full queue keep others from being sent.', 'Let no'],
  ['What is past its time is deleted.', 'What is past its time is'],
  ['Who comes without one is refused.', 'Who comes'],
  ['Make a request with a title.', 'Make a request'],
  ['A message is sent until it is surely taken.', 'surely taken'],
  [`One idea in each sentence${', and one more idea behind it'.repeat(12)}.`, 'sentence-length'],
])('the linter refuses “%s”', async (text, message) => {
  const { code, out } = await lint(`# A page\n\n${text}\n`)
  expect(code).toBe(1)
  expect(out).toContain(message)
})

test('the linter accepts plain sentences, and leaves code alone', async () => {
  const text = '# A page\n\nDelete what is past its time.\n\n```sh\nlendwire mend # Let no\n```\n'
  expect(await lint(text)).toMatchObject({ code: 0 })
})
