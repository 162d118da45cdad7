import { join } from 'node:path'
import { createLinter, loadTextlintrc } from 'textlint'
import { expect, test } from 'vitest'

const configFilePath = join(import.meta.dirname, '../../scripts/prose/pages.json')
const linter = createLinter({ descriptor: await loadTextlintrc({ configFilePath }) })

/** Returns what the linter complains of in a page: rules and sentences. */
const lint = async (text: string): Promise<readonly string[]> => {
  const { messages } = await linter.lintText(text, 'page.md')
  return messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)
}

test.each([
  ['Let no full queue keep others from being sent.', 'Let no'],
  ['What is past its time is deleted.', 'What is past its time is'],
  ['Who comes without one is refused.', 'Who comes'],
  ['Make a request with a title.', 'Make a request'],
  ['A message is sent until it is surely taken.', 'surely taken'],
  [`One idea in each sentence${', and one more idea behind it'.repeat(12)}.`, 'sentence-length'],
])('the linter refuses “%s”', async (text, message) => {
  expect(await lint(`# A page\n\n${text}\n`)).toContainEqual(expect.stringContaining(message))
})

test('the linter accepts plain sentences, and leaves code alone', async () => {
  const text = '# A page\n\nDelete what is past its time.\n\n```sh\nlendwire mend # Let no\n```\n'
  expect(await lint(text)).toEqual([])
})
