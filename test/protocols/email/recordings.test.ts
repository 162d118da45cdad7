import { classify, isAutomatic, readBounce, readMail, readReply } from '@lendwire/email'
import { expect, test } from 'vitest'
import { describeWithShared, listShared, readShared } from '../../support/shared.ts'
import { outcomeWords } from './outcome-words.ts'
import { type Recording, recordings } from './recordings.ts'
import { situations } from './situations.ts'

const folder = ['interop', 'email'] as const

/** Returns the letter of ours that a recorded mail quotes, as it went out. */
const letterIn = (text: string): readonly string[] => {
  const lines = text.split('\n').map((line) => line.replace(/^[\s>|]+/, ''))
  const start = lines.findIndex((line) => /^(?:Dear colleagues at|An (?:Ost|SUED)|Liebe Kolleg)/.test(line))
  return start < 0 ? [] : [lines.slice(start).join('\n').replaceAll('[x]', '[ ]')]
}

/** Takes a recorded mail the whole way, but for its sender. */
const outcomeOf = async ({ file, situation }: Recording): Promise<string> => {
  const result = await readMail(readShared(...folder, file))
  if (!result.ok) return 'unreadable'
  const { mail } = result
  if (readBounce(mail) !== undefined) return 'bounce'
  const automatic = isAutomatic(mail)
  if (automatic !== undefined) return automatic.isCertain ? 'ignored' : 'review'
  const [answered = ''] = mail.inReplyTo
  const facts = {
    ...(Object.entries(situations).find(([name]) => name === situation)?.[1] ?? situations.loan),
    today: '2026-11-30',
    citation: 'The Left Hand of Darkness Le Guin, Ursula K.',
    reference: /^<([^@]+)@/.exec(answered)?.[1],
  }
  return outcomeWords(classify(readReply(mail, letterIn(mail.text)), facts))
}

describeWithShared('recorded mails', () => {
  test('each has a row', () => {
    expect(recordings.map(({ file }) => file).sort()).toEqual(listShared('.eml', ...folder))
  })

  test('none gives what its row does not allow', async () => {
    const rows = await Promise.all(recordings.map(async (row) => ({ row, outcome: await outcomeOf(row) })))
    const wrong = rows.filter(({ row: { allowed }, outcome }) => !allowed.includes(outcome))
    const told = wrong.map(
      ({ row, outcome }) => `${row.file}: ${outcome}; allowed: ${row.allowed.join(' / ')}`,
    )
    expect(told.join('\n')).toBe('')
  })
})
