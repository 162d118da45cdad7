import { z } from 'zod'
import { type ApiOptions, callApi } from './call-api.ts'
import { type Output, sentencesFor } from './output.ts'

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

type Say = ReturnType<typeof sentencesFor>['t']

const lineOf = (each: Restore['waiting'][number], t: Say): string => {
  const operations = Object.entries(each.operations).map(([operation, count]) => `${count} ${operation}`)
  const notes = [
    each.released === null
      ? t('command_line.release_waits')
      : t('command_line.release_done', { how: each.released }),
    ...(each.target === 'partner' && !each.takesStatusRequest ? [t('command_line.release_by_staff')] : []),
  ]
  const line = t('command_line.release_line', {
    ...{ fromBackup: each.fromBackup, added: each.added },
    ...{ operations: operations.join(', '), notes: notes.join('; ') },
  })
  return `${(each.partner ?? each.target).padEnd(20)} ${line}`
}

const describe = (restore: Restore, output: Output): void => {
  const { print } = output
  const { t } = sentencesFor(output)
  const hasSource = restore.source === null ? 'no' : 'yes'
  const facts = { hasSource, source: restore.source ?? '', at: restore.restoredAt } as const
  print(t(`command_line.restored_${restore.state}`, facts))
  for (const each of restore.waiting) print(lineOf(each, t))
  if (restore.waiting.length === 0) print(t('command_line.no_delivery_waits'))
  if (restore.state === 'paused')
    print(t('command_line.passed_deadlines', { count: restore.passedDeadlines }))
}

/**
 * Shows what a restored store would send, and lets it leave: `lendwire release`.
 *
 * @returns the exit code
 */
export const release = async (options: ReleaseOptions, output: Output): Promise<number> => {
  const headers = { 'accept-language': sentencesFor(output).language }
  const answer = options.list
    ? await callApi(options, 'GET', '/v1/restore', undefined, headers)
    : await callApi(
        options,
        'POST',
        '/v1/restore/release',
        {
          how: options.how,
          ...(options.partner === undefined ? {} : { partners: options.partner }),
        },
        headers,
      )
  if (options.json) output.print(JSON.stringify(answer, null, 2))
  else describe(Restore.parse(answer), output)
  return 0
}
