import { z } from 'zod'
import { type ApiOptions, callApi } from './call-api.ts'
import type { Output } from './messages.ts'

/** Options of `lendwire release`. */
export type ReleaseOptions = ApiOptions & {
  readonly list?: boolean
  readonly partner?: readonly string[]
  readonly how: string
  readonly json?: boolean
}

const Restore = z.looseObject({
  state: z.enum(['paused', 'released']),
  restoredAt: z.string(),
  source: z.string().nullable(),
  waiting: z.array(
    z.object({
      target: z.string(),
      partner: z.string().nullable(),
      released: z.string().nullable(),
      takesStatusRequest: z.boolean(),
      fromBackup: z.int(),
      added: z.int(),
      oldest: z.string(),
      operations: z.record(z.string(), z.int()),
    }),
  ),
  passedDeadlines: z.int(),
})
type Restore = z.infer<typeof Restore>

const lineOf = (each: Restore['waiting'][number]): string => {
  const operations = Object.entries(each.operations).map(([operation, count]) => `${count} ${operation}`)
  const notes = [
    each.released === null ? 'waits' : `released (${each.released})`,
    ...(each.target === 'partner' && !each.takesStatusRequest
      ? ['takes no status requests: staff decide']
      : []),
  ]
  return `${(each.partner ?? each.target).padEnd(20)} ${each.fromBackup} from the backup, ${each.added} added since: ${operations.join(', ')}; ${notes.join('; ')}`
}

const describe = (restore: Restore, { print }: Output): void => {
  const source = restore.source === null ? '' : ` from ${restore.source}`
  print(`The store was restored${source} at ${restore.restoredAt}. It is ${restore.state}.`)
  for (const each of restore.waiting) print(lineOf(each))
  if (restore.waiting.length === 0) print('No delivery waits.')
  if (restore.state === 'paused')
    print(
      `${restore.passedDeadlines} requests have deadlines that have passed; they are applied after the release.`,
    )
}

/**
 * Shows what a restored store would send, and lets it leave: `lendwire release`.
 *
 * @returns the exit code
 */
export const release = async (options: ReleaseOptions, output: Output): Promise<number> => {
  const answer = options.list
    ? await callApi(options, 'GET', '/v1/restore')
    : await callApi(options, 'POST', '/v1/restore/release', {
        how: options.how,
        ...(options.partner === undefined ? {} : { partners: options.partner }),
      })
  if (options.json) output.print(JSON.stringify(answer, null, 2))
  else describe(Restore.parse(answer), output)
  return 0
}
