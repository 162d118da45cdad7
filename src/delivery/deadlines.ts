import { decide } from '../borrowing/decide.ts'
import type { Request } from '../borrowing/request/request.ts'
import type { Instant, LibraryCode, RequestNumber } from '../borrowing/values.ts'
import { changeOf, type Made } from './change/render-change.ts'
import { readDecisionContext } from './decision-context.ts'
import { type Shell, withConfigSnapshot } from './deps.ts'

const dueOf = (request: Request, now: Instant) =>
  request.deadlines
    .filter((deadline) => deadline.at <= now)
    .sort((one, other) => (one.at < other.at ? -1 : 1))

/** Decides the deadlines of one request that have passed, in their order. */
const sweepRequest = async (
  shell: Shell,
  code: LibraryCode,
  number: RequestNumber,
  now: Instant,
): Promise<void> => {
  await shell.inOrder(number, async () => {
    const [current, stored] = await Promise.all([
      withConfigSnapshot(shell),
      shell.store.loadRequest(code, number),
    ])
    if (stored === null) return 'done'
    const library = current.snapshot.library(code)
    const context = await readDecisionContext(current, {
      library,
      request: stored.value,
      by: { kind: 'system' },
      now,
    })
    const made: Made[] = []
    let request = stored.value
    for (let [deadline] = dueOf(request, now); deadline !== undefined; [deadline] = dueOf(request, now)) {
      const decision = decide(request, { kind: 'deadline', deadline }, context)
      if (decision.kind === 'not_allowed') break
      made.push(decision)
      request = decision.request
    }
    const [first, ...others] = made
    if (first === undefined) return 'done'
    const change = await changeOf(current, [first, ...others], library, stored.version, context)
    const result = await shell.store.commit(change)
    if (result.kind !== 'committed') return undefined
    if (change.outbox.length > 0 || change.requeue.length > 0) shell.kick()
    return 'done'
  })
}

/**
 * Decides the deadlines that have passed, found in the store. A request that cannot be decided holds up no other; the first
 * that could not is thrown at the end.
 *
 * @param limit the most requests to look at
 * @returns how many requests were looked at
 */
export const sweepDeadlines = async (shell: Shell, limit: number): Promise<number> => {
  const now = shell.now()
  const due = await shell.store.listDueDeadlines(now, limit)
  const failures: unknown[] = []
  for (const { library, request } of due) {
    try {
      await sweepRequest(shell, library, request, now)
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
  return due.length
}
