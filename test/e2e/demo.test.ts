import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { complaintOf, pathOf } from '../../scripts/demo/check-story.ts'
import { openStories } from '../../scripts/demo/open-stories.ts'
import { stories } from '../../scripts/demo/stories.ts'
import { Status } from '../../src/borrowing/status/status.ts'
import { instantOf } from '../../src/borrowing/time.ts'
import type { TimelineView } from '../../src/http/api/views/messages.ts'
import { until } from '../support/gateway.ts'

const script = fileURLToPath(new URL('../../scripts/demo.ts', import.meta.url))
const running: ChildProcess[] = []
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

const start = (options: readonly string[] = [], settings: NodeJS.ProcessEnv = {}) => {
  const child = spawn(process.execPath, [script, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...settings },
  })
  running.push(child)
  const printed = { out: '', error: '' }
  child.stdout.on('data', (chunk: Buffer) => {
    printed.out += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    printed.error += chunk.toString()
  })
  const ended = once(child, 'close').then(([code]: unknown[]) => code)
  return { child, printed, ended }
}

const Line = z.looseObject({ level: z.string(), message: z.string(), at: z.iso.datetime() })

/** The patron data and secrets of the stories: none of them may be in a log. */
const confidential =
  /Rita|Reader|reader\.example|\bp-1\b|@[a-z]|Bearer|password(?!s",)|authorization|title|<\?xml|NCIPMessage|\beyJ|\/respond\/[^:]|\/patron\/[^:]/i

/** Expects that a log has a line for each call, message and delivery, and no error, secret or personal data. */
const expectCleanLog = (text: string): void => {
  const lines = text
    .trim()
    .split('\n')
    .map((line) => Line.parse(JSON.parse(line)))
  for (const message of ['HTTP call', 'Message received', 'Delivery attempted'])
    expect(lines.filter((line) => line.message === message).length, message).toBeGreaterThan(20)
  // The failed connection test of one partner raises an alarm, unless the demo has ended when the gateway looks next.
  const isExpected = ({ level, message, subject }: z.infer<typeof Line>): boolean =>
    ['debug', 'info'].includes(level) ||
    ['Message received', 'Delivery attempted'].includes(message) ||
    (message === 'An alarm was raised' && subject === 'unreachable')
  expect(lines.filter((line) => !isExpected(line))).toEqual([])
  expect(text.split('\n').filter((line) => confidential.test(line))).toEqual([])
}

/** Returns the processes that a process has started and that still run. */
const childrenOf = (pid: number | undefined): readonly number[] =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([child, parent]) => (parent === pid && child !== undefined ? [child] : []))

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

test('plays every story, live, stays up on --keep, and leaves nothing behind on Ctrl-C', async () => {
  const { child, printed, ended } = start(['--keep'], {
    LENDWIRE_LOG_LEVEL: 'debug',
    LENDWIRE_LOG_FORMAT: 'json',
  })
  await until('the addresses', () => printed.out.includes('Ctrl-C ends it'), 240_000)
  const key = /^key {3}(\S+)$/m.exec(printed.out)?.[1]
  const api = /^API {3}(\S+)$/m.exec(printed.out)?.[1]
  const answer = await fetch(`${api}?limit=200`, { headers: { authorization: `Bearer ${key}` } })
  expect(await answer.json()).toMatchObject({
    items: [...stories, ...openStories].map(() => expect.anything()),
  })
  const listed = async (path: string): Promise<readonly unknown[]> => {
    const list = await fetch(new URL(path, api), { headers: { authorization: `Bearer ${key}` } })
    return ((await list.json()) as { readonly items: readonly unknown[] }).items
  }
  expect(await listed('/v1/messages?state=review')).toHaveLength(1)
  expect(await listed('/v1/webhooks')).toHaveLength(1)
  // A test that passed and one that failed: an alarm is raised when the gateway looks next.
  expect(await listed('/v1/partners/unreachable/checks')).toHaveLength(2)
  const [, staff, password] = /staff (\S+) .* password (\S+)/.exec(printed.out) ?? []
  const signedIn = await fetch(new URL('/v1/session', api), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: staff, password }),
  })
  expect(signedIn.status).toBe(200)
  const children = childrenOf(child.pid)
  expect(children.length).toBeGreaterThanOrEqual(2)
  child.kill('SIGINT')
  expect(await ended).toBe(0)
  expect(children.filter(isAlive)).toEqual([])
  expectCleanLog(printed.error)
  const [live = '', table = ''] = printed.out.split('How it ended')
  for (const { name, ends } of stories) {
    expect(live).toContain(name)
    expect(table).toMatch(new RegExp(`^ok {2}${name.replace(/[()]/g, '.')} +${ends} `, 'm'))
  }
  expect(live).toMatch(
    /^\d\d:\d\d:\d\d\.\d{3} {2}cancel refused +← cancel-refused +CancelResponse .* N .*⇒ cancel_not_accepted$/m,
  )
  expect(live).toMatch(/ located \(.+ left out: not held by unfilled\)/)
  expect(live).toMatch(/ ← recalled\.nncipp +RecallItem +⇒ recalled_by_partner$/m)
  expect(live).toMatch(/ → the ILS +AcceptItem$/m)
  expect(live).toMatch(/ → mailbox +letter request$/m)
  expect(live).toMatch(/ ← mailbox +link shipped +⇒ shipped_physically$/m)
  expect(live).toMatch(/ ← the ILS +ItemCheckedOut +⇒ loaned_to_patron$/m)
  expect(table).toContain(`${stories.length} of ${stories.length} ended as they must`)
  expect(printed.out).not.toContain('\u001b[')
})

test('leaves nothing behind when it is stopped in the middle', async () => {
  const { child, printed, ended } = start()
  await until('the first lines', () => printed.out.includes('request_sent'), 240_000)
  const children = childrenOf(child.pid)
  child.kill('SIGINT')
  expect(await ended).toBe(130)
  expect(children.filter(isAlive)).toEqual([])
})

const event = (status: string): TimelineView => ({
  kind: 'event',
  cursor: 1,
  at: instantOf(0),
  by: { kind: 'system' },
  input: { kind: 'command', name: 'send', data: { type: 'send' } },
  outcome: 'applied',
  explanations: [],
  status: Status.parse(status),
  previousStatus: null,
  messagesSent: [],
  changes: {},
})

test('a story that ends otherwise, skips a status or lacks its evidence is not well', () => {
  const [story] = stories
  if (story === undefined) throw new Error('there is no story')
  const timeline = [...story.passes, story.ends].map(event)
  expect(pathOf(timeline)).toEqual([...story.passes, story.ends])
  const request = { status: story.ends, rota: [] }
  expect(complaintOf(story, request, timeline)).toBeUndefined()
  expect(complaintOf(story, { status: 'will_supply', rota: [] }, timeline)).toMatch(
    /it is will_supply and must be/,
  )
  expect(complaintOf(story, request, timeline.slice(2))).toMatch(/did not pass through/)
  const shows = { words: 'it was so', holds: () => false }
  expect(complaintOf({ ...story, shows }, request, timeline)).toBe('it does not show that it was so')
})
