import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { StubbornLibrary } from '../stubborn-library.ts'
import { type Accounts, eventsOf } from './accounts.ts'
import { doubled, type Finding, lost } from './finding.ts'

const Order = z.object({ type: z.string() })

/** Reads the commands that were acknowledged to the library, in their order, by the numbers of requests. */
export const readAcknowledgedCommands = (
  library: StubbornLibrary,
): ReadonlyMap<string, readonly string[]> => {
  const acknowledgedCommands = new Map<string, string[]>()
  for (const { path, body } of library.acknowledged) {
    const [, , , number, what] = path.split('/')
    if (what !== 'commands' || number === undefined) continue
    acknowledgedCommands.set(number, [...(acknowledgedCommands.get(number) ?? []), Order.parse(body).type])
  }
  return acknowledgedCommands
}

/** Checks that each acknowledged call of the library took effect once, and that a repeat of it has the same answer. */
export const auditCalls = async (
  library: StubbornLibrary,
  accounts: Accounts,
): Promise<readonly Finding[]> => {
  const findings: Finding[] = []
  const calls = [...library.acknowledged]
  await Promise.all(
    calls.map(async (call) => {
      const words = `${call.path} ${JSON.stringify(call.body)}`
      const again = await library
        .repeat(call)
        .catch((error: unknown) => ({ status: 0, answer: String(error) }))
      if (again.status !== call.status || !isDeepStrictEqual(again.answer, call.answer))
        findings.push(
          lost(`${words} is answered otherwise when it is repeated: ${JSON.stringify(again.answer)}`),
        )
    }),
  )
  const acknowledgedCommands = readAcknowledgedCommands(library)
  for (const [number, account] of accounts) {
    const recorded = eventsOf(account).flatMap(({ input }) =>
      input.kind === 'command' && input.name !== 'create' ? [input.name] : [],
    )
    const wanted = acknowledgedCommands.get(number) ?? []
    if (isDeepStrictEqual(recorded, wanted)) continue
    const words = `${number}: commands given ${wanted}, recorded ${recorded}`
    findings.push(recorded.length > wanted.length ? doubled(words) : lost(words))
  }
  return findings
}
