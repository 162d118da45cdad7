import { classify, isAutomatic, type Mail, readBounce, readMail, readReply, tokenIn } from '@lendwire/email'
import { describe, expect, test } from 'vitest'
import { type Sample, sampleBytes, sampleFiles, samples } from './samples.ts'
import { situations } from './situations.ts'

type SampleOutcome = Partial<Omit<Sample, 'file' | 'why' | 'situation'>>

/** Takes a sample the whole way: read, bounce, automatic, classified. */
async function take({ file, situation }: Sample): Promise<{ outcome: SampleOutcome; mail?: Mail }> {
  const result = await readMail(sampleBytes(file))
  if (!result.ok) return { outcome: { refused: result.reason } }
  const { mail } = result
  const bounce = readBounce(mail)
  if (bounce !== undefined) return { outcome: { bounce }, mail }
  const automatic = isAutomatic(mail)
  if (automatic !== undefined) return { outcome: { automatic: automatic.reason }, mail }
  const meaning = classify(readReply(mail), situations[situation])
  if ('review' in meaning) return { outcome: { review: meaning.review }, mail }
  return { outcome: { event: meaning.event, details: meaning.details }, mail }
}

test('every sample stands in the table, and says why it is there', () => {
  expect(samples.map(({ file }) => file).sort()).toEqual([...sampleFiles()].sort())
  for (const { why, file } of samples) {
    expect(new TextDecoder().decode(sampleBytes(file))).toContain(`X-Fixture-Why: ${why}\r\n`)
  }
})

test('there are enough, and of every sixty at least forty give an event', () => {
  const events = samples.filter(({ event }) => event !== undefined)
  expect(samples.length).toBeGreaterThanOrEqual(60)
  expect(events.length / samples.length).toBeGreaterThanOrEqual(40 / 60)
})

describe('samples', () => {
  test.each(samples.map((sample) => [sample.file, sample] as const))('%s', async (_, sample) => {
    const { outcome, mail } = await take(sample)
    const { file: _file, why: _why, situation: _situation, notes, ...expected } = sample
    expect(outcome).toMatchObject(expected.review === true ? { review: expect.any(String) } : expected)
    if (notes !== undefined) expect(mail?.notes).toEqual(notes)
  })

  test('the reply address is found in all that answer our letter', async () => {
    for (const sample of samples.filter(({ event }) => event !== undefined)) {
      const result = await readMail(sampleBytes(sample.file))
      if (!result.ok) throw new Error(result.message)
      expect(tokenIn(result.mail, 'ill+{token}@library.example')).toBe('t7k2m9q4')
    }
  })
})
