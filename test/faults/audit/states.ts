import type { Line } from '../lender/journal.ts'
import type { Account, Accounts } from './accounts.ts'
import { type Finding, wrong } from './finding.ts'

/** The statuses of a request once its library has acted on an item that was shipped. */
const afterCommand: Readonly<Record<string, string>> = {
  send: 'shipped_physically',
  receive: 'received_physically',
  patron_loan: 'loaned_to_patron',
  patron_return: 'returned_by_patron',
}

/** The state of an entry and of its request by the last message of its lender. */
const statesByMessage: Readonly<
  Record<string, { readonly entry: string; readonly status: (lastCommand: string) => string | undefined }>
> = {
  WillSupply: { entry: 'active', status: () => 'will_supply' },
  Loaned: { entry: 'active', status: (last) => afterCommand[last] },
  LoanCompleted: { entry: 'supplied', status: () => 'request_completed' },
  Cancelled: { entry: 'cancelled', status: () => 'cancelled_by_staff' },
  Unfilled: { entry: 'rejected', status: () => undefined },
}

/**
 * Derives the state of a request from the messages in the lenders' ledgers and the library's commands: a small model of its own, that
 * knows nothing of how the gateway decides.
 */
const implied = (
  ledger: ReadonlyMap<string, readonly string[]>,
  { request }: Account,
  commands: readonly string[],
): { readonly entries: readonly string[]; readonly status: string | undefined } => {
  const entries: string[] = []
  let status: string | undefined
  for (const { requestIds } of request.rota) {
    const last = requestIds.flatMap((id) => ledger.get(id) ?? []).at(-1)
    // Taken back before its lender received it, which has nothing to say then.
    const isTakenBack = last === undefined && requestIds.length > 0 && commands.at(-1) === 'cancel'
    const states = statesByMessage[isTakenBack ? 'Cancelled' : (last ?? '')]
    entries.push(states?.entry ?? 'pending')
    status = states?.status(commands.at(-1) ?? '') ?? status
  }
  return { entries, status }
}

/**
 * Checks the states of all requests. Every request is in the state that the messages and commands imply, and something
 * leads out of it, or it is closed.
 */
export const auditStates = (
  ledger: readonly Line[],
  accounts: Accounts,
  commandsOf: ReadonlyMap<string, readonly string[]>,
): readonly Finding[] => {
  const statuses = new Map<string, string[]>()
  for (const line of ledger)
    if (line.kind === 'says')
      statuses.set(line.requestId, [...(statuses.get(line.requestId) ?? []), line.status])
  return [...accounts].flatMap(([number, account]) => {
    const { request } = account
    const findings: Finding[] = []
    const { entries, status } = implied(statuses, account, commandsOf.get(number) ?? [])
    const are = request.rota.map(({ state }) => state)
    if (request.status !== status || String(are) !== String(entries))
      findings.push(
        wrong(`${number} is ${request.status} (${are}), where its messages make it ${status} (${entries})`),
      )
    const leadsOn = request.allowedCommands.length > 0 || request.deadlines.length > 0
    if (request.stage !== 'closed' && !leadsOn)
      findings.push(wrong(`${number} is stuck as ${request.status}`))
    return findings
  })
}
