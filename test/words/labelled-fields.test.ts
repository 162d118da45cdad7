import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const features = 'console/src/features'
const fields =
  /<(?:TextInput|Textarea|NumberInput|PasswordInput|DayInput|Autocomplete|Select|Checkbox|Radio|TagsInput)\s(?:[^>]|=>)*/g

/** The number of fields that are no member of a call: they narrow a list, choose what is shown, or repeat what was typed. */
const withoutMember: Readonly<Record<string, number>> = {
  'audit/audit-page.tsx': 3,
  'configuration/directory-entry-list.tsx': 2,
  'configuration/notice-preview.tsx': 2,
  'dashboard/dashboard-page.tsx': 1,
  'mail-review/mail-meaning-form.tsx': 1,
  'messages/messages-page.tsx': 2,
  'partners/letter-preview.tsx': 1,
  'partners/partner-closures.tsx': 1,
  'partners/partner-scorecard.tsx': 1,
  'partners/unmapped-codes-page.tsx': 1,
  'privacy/erase-dialog.tsx': 1,
  'privacy/patron-data.tsx': 1,
  'privacy/privacy-page.tsx': 2,
  'request/commands/cost-offer-dialog.tsx': 1,
  'sign-in/set-password-form.tsx': 1,
  'statistics/month-report.tsx': 1,
  'statistics/statistics-page.tsx': 3,
  'webhooks/replay-dialog.tsx': 1,
}

test('a field of a form says which member of the API it is for: a refusal names it by its label', async () => {
  const files = (await readdir(features, { recursive: true })).filter((name) => name.endsWith('.tsx'))
  const found = await Promise.all(
    files.map(async (name) => {
      const text = await readFile(join(features, name), 'utf8')
      const missing = [...text.matchAll(fields)].filter(([field]) => !field.includes('data-field'))
      return text.includes('ProblemMessage') && missing.length > 0 ? [[name, missing.length] as const] : []
    }),
  )
  expect(Object.fromEntries(found.flat())).toEqual(withoutMember)
})
