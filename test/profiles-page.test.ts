import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { WorkflowProfile } from '../src/borrowing/workflow/workflow-profile.ts'
import { Partner } from '../src/partners/partner.ts'

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
const page = read('docs/profiles.md')
const [workflowPart = '', partnerPart = ''] = page.split('## Partner profile')

/** The rows of a table: the setting, where it is read, and what shows it. */
const rows = Array.from(page.matchAll(/^\| `([^`]+)` \|.*\| `([^`]+)` \| `([^`]+)` \|$/gm), (match) =>
  match.slice(1),
)

/** Returns the names of an object's members, and of those inside some of them. */
const settings = (value: object, within: readonly string[]): readonly string[] =>
  Object.entries(value).flatMap(([name, each]) =>
    within.includes(name) && typeof each === 'object' && each !== null
      ? Object.keys(each).map((inner) => `${name}.${inner}`)
      : [name],
  )

test('every setting of a workflow profile is explained', () => {
  const all = settings(WorkflowProfile.parse({ code: 'x' }), ['steps', 'deadlines'])
  expect(all.filter((name) => name !== 'code' && !workflowPart.includes(`\n| \`${name}\` |`))).toEqual([])
})

test('every setting of a partner’s profile is explained', () => {
  expect(Object.keys(Partner.shape).filter((name) => !partnerPart.includes(`\`${name}\``))).toEqual([])
})

test.each(rows)('%s is read in %s and shown by %s', (setting = '', code = '', shown = '') => {
  const name = setting.split('.').at(-1) ?? ''
  expect(existsSync(new URL(`../${shown}`, import.meta.url))).toBe(true)
  expect(read(code)).toMatch(new RegExp(`\\b${name}\\b`))
  expect(read(shown)).toMatch(new RegExp(`\\b${name}\\b`))
})
