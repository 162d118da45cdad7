import type { Line } from '../lender/journal.ts'
import { type Accounts, messagesOf } from './accounts.ts'
import { doubled, type Finding, lost, wrong } from './finding.ts'

const requestOf = (requestId: string): string => requestId.slice(0, requestId.lastIndexOf('-'))

/** Checks that each message which the gateway confirmed to a lender is in the timeline once, and other copies as repeats. */
export const auditIncoming = (ledger: readonly Line[], accounts: Accounts): readonly Finding[] => {
  const findings: Finding[] = []
  const answers = new Map<string, string[]>()
  for (const line of ledger)
    if (line.kind === 'answered')
      answers.set(line.content, [...(answers.get(line.content) ?? []), line.answer])
  for (const line of ledger) {
    if (line.kind !== 'says') continue
    const words = `${line.status} of ${line.partner} about ${line.requestId}`
    const answered = answers.get(line.content) ?? []
    if (answered.length === 0) findings.push(wrong(`${words} was never confirmed`))
    for (const answer of answered)
      if (answer !== 'OK') findings.push(wrong(`${words} was answered ${answer}`))
    const account = accounts.get(requestOf(line.requestId))
    const kept = account === undefined ? [] : messagesOf(account).filter(({ raw }) => raw === line.content)
    const first = kept.filter(({ state }) => state !== 'repeat')
    if (answered.includes('OK') && first.length === 0)
      findings.push(lost(`${words} was confirmed and is lost`))
    if (first.length > 1) findings.push(doubled(`${words} was taken ${first.length} times`))
  }
  return findings
}
