import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import type { LogFormat, LogLevel } from '../../src/log.ts'
import { createPinoLog } from '../../src/logging/pino-log.ts'

const written = (format: LogFormat, level: LogLevel, isTTY = false): string => {
  const stream = Object.assign(new PassThrough(), { isTTY })
  const log = createPinoLog({ format, level, stream })
  log({ level: 'debug', message: 'a detail' })
  log({ level: 'warn', message: 'The store is slow.', facts: { milliseconds: 1200, partner: 'NO-UIO' } })
  const chunks: string[] = []
  for (let chunk = stream.read(); chunk !== null; chunk = stream.read()) chunks.push(String(chunk))
  return chunks.join('')
}

test('lines are JSON with time, level, message and facts', () => {
  const lines = written('auto', 'info').trim().split('\n')
  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    level: 'warn',
    at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    message: 'The store is slow.',
    milliseconds: 1200,
    partner: 'NO-UIO',
  })
})

test('a fact that has the name of a member of each line gets another one: no name is there twice', () => {
  const stream = Object.assign(new PassThrough(), { isTTY: false })
  const facts = { at: '2026-11-30', level: 3, partner: 'NO-UIO' }
  createPinoLog({ format: 'json', level: 'info', stream })({ level: 'info', message: 'It is late.', facts })
  const line = String(stream.read())
  expect(JSON.parse(line)).toMatchObject({ level: 'info', fact_at: '2026-11-30', fact_level: 3 })
  for (const name of ['at', 'level', 'message']) expect(line.split(`"${name}":`)).toHaveLength(2)
})

test('lines are for people on a terminal, and the level is a setting', () => {
  const text = written('auto', 'debug', true)
  expect(text.replaceAll(/\d/g, '0').split('\n')).toEqual([
    '[00:00:00.000] \u001b[00mDEBUG\u001b[00m: a detail',
    '[00:00:00.000] \u001b[00mWARN\u001b[00m: The store is slow.',
    '    milliseconds: 0000',
    '    partner: "NO-UIO"',
    '',
  ])
  expect(written('pretty', 'warn')).toMatch(/^\[[\d:.]{12}\] WARN: The store is slow\.\n/)
  expect(written('json', 'error')).toBe('')
})
