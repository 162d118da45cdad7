import type { components } from '@lendwire/client'
import { Button, Group, List, Stack, Table, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../../api/api-context.tsx'
import { documentKinds } from '../../shared/document/document-kinds.ts'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { ScrollingTable } from '../../shared/list/scrolling-table.tsx'
import { Panel } from '../../shared/panel.tsx'
import { ToneBadge } from '../../shared/tone-badge.tsx'
import { useDirectoryWords } from '../../words/directory/use-directory-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { ConfigurationDifferences } from '../transfer/configuration-differences.tsx'
import { DirectoryDetails } from '../transfer/directory-details.tsx'

type Sync = components['schemas']['DirectorySync']
type Report = NonNullable<Sync['report']>

/** How often a reading that is under way is asked for, in milliseconds. */
const askEvery = 2_000

const tones = { applied: 'good', unchanged: 'good', shown: 'quiet', held: 'open', failed: 'bad' } as const

const Runs = ({ runs }: { readonly runs: Sync['runs'] }) => {
  const { formats } = useWords()
  const { sync } = useDirectoryWords()
  return (
    <ScrollingTable minWidth={560}>
      <Table verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{sync.columns.ended}</Table.Th>
            <Table.Th>{sync.columns.outcome}</Table.Th>
            <Table.Th>{sync.columns.entries}</Table.Th>
            <Table.Th>{sync.columns.changes}</Table.Th>
            <Table.Th>{sync.columns.refused}</Table.Th>
            <Table.Th>{sync.columns.missing}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {runs.map((run) => (
            <Table.Tr key={run.startedAt}>
              <Table.Td>{formats.dateTime(run.endedAt)}</Table.Td>
              <Table.Td>
                <ToneBadge tone={tones[run.outcome]}>{sync.outcomes[run.outcome]}</ToneBadge>
                {run.reason !== undefined && <Text size="sm">{run.reason.text}</Text>}
              </Table.Td>
              <Table.Td>{run.entries}</Table.Td>
              <Table.Td>{run.changes}</Table.Td>
              <Table.Td>{run.refused}</Table.Td>
              <Table.Td>{run.missing}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollingTable>
  )
}

const ReportDetails = ({ report }: { readonly report: Report }) => {
  const { words } = useWords()
  const { sync } = useDirectoryWords()
  return (
    <Stack gap="sm">
      {report.faults.length > 0 && (
        <div>
          <Text size="sm" fw={600}>
            {sync.faults(report.faults.length)}
          </Text>
          <List size="sm">
            {report.faults.map(({ path, reason }) => (
              <List.Item key={`${path} ${reason.code}`}>
                {path}
                {words.common.colon} {reason.text}
              </List.Item>
            ))}
          </List>
        </div>
      )}
      <DirectoryDetails report={report} />
      <Proposals proposals={report.proposals} />
      <ConfigurationDifferences changes={report.changes} />
    </Stack>
  )
}

/** Lists documents that the directory proposes; one click creates one. */
const Proposals = ({ proposals }: { readonly proposals: Report['proposals'] }) => {
  const { words } = useWords()
  const { sync } = useDirectoryWords()
  const api = useApi()
  const client = useQueryClient()
  const create = useMutation({
    mutationFn: ({ kind, code, document }: Report['proposals'][number]) =>
      api.documents.put(documentKinds[kind].pathOf(code), JSON.parse(document)),
    onSuccess: () => client.invalidateQueries(),
  })
  const isCreated = (kind: string, code: string): boolean =>
    create.isSuccess && create.variables.kind === kind && create.variables.code === code
  if (proposals.length === 0) return null
  return (
    <div>
      <Text size="sm" fw={600}>
        {sync.proposals(proposals.length)}
      </Text>
      <Text size="sm" c="dimmed">
        {sync.proposalsHint}
      </Text>
      {create.isError && <ProblemMessage error={create.error} />}
      <List size="sm">
        {proposals.map((proposal) => (
          <List.Item key={`${proposal.kind} ${proposal.code}`}>
            {words.documents.kinds[proposal.kind].one}
            {words.common.colon} {proposal.code}{' '}
            {isCreated(proposal.kind, proposal.code) ? (
              sync.created
            ) : (
              <Button
                size="compact-xs"
                variant="default"
                loading={create.isPending && create.variables === proposal}
                aria-label={`${sync.create}${words.common.colon} ${words.documents.kinds[proposal.kind].one} ${proposal.code}`}
                onClick={() => create.mutate(proposal)}
              >
                {sync.create}
              </Button>
            )}
          </List.Item>
        ))}
      </List>
    </div>
  )
}

/** Shows how reading a directory source goes, reads it at once, and lets an admin accept what waits. */
export const DirectorySync = ({ code }: { readonly code: string }) => {
  const { sync } = useDirectoryWords()
  const api = useApi()
  const client = useQueryClient()
  const path = `/v1/directory-sources/${encodeURIComponent(code)}/sync`
  const queryKey = ['document', 'directory_source', code, 'sync']
  const state = useQuery({
    queryKey,
    queryFn: () => api.documents.get<Sync>(path),
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && (data.requestedAt !== null || data.runs.length === 0) ? askEvery : false,
  })
  const start = useMutation({
    mutationFn: (input: { readonly dryRun?: boolean; readonly accept?: string }) =>
      api.documents.post<Sync>(path, input),
    onSuccess: (data) => client.setQueryData(queryKey, data),
  })
  if (state.isError) return <ProblemMessage error={state.error} />
  if (state.data == null) return null
  const { requestedAt, runs, report } = state.data
  const [last] = runs
  const isReading = requestedAt !== null
  const isHeld = !isReading && last?.outcome === 'held'
  const isTrial = !isReading && last?.outcome === 'shown'
  return (
    <Panel
      title={sync.title}
      action={
        <Group gap="xs">
          <Button
            size="xs"
            variant="default"
            loading={isReading || start.isPending}
            onClick={() => start.mutate({ dryRun: true })}
          >
            {sync.tryNow}
          </Button>
          <Button
            size="xs"
            variant="default"
            disabled={isReading || start.isPending}
            onClick={() => start.mutate({ dryRun: false })}
          >
            {sync.readNow}
          </Button>
        </Group>
      }
    >
      <Text size="sm" c="dimmed">
        {sync.hint}
      </Text>
      <div role="status">
        <Text fw={600}>
          {isReading ? sync.reading : last === undefined ? sync.never : sync.outcomes[last.outcome]}
        </Text>
      </div>
      {start.isError && <ProblemMessage error={start.error} />}
      {(isHeld || isTrial) && report !== null && last.changes > 0 && (
        <Group>
          <Button loading={start.isPending} onClick={() => start.mutate({ accept: report.fingerprint })}>
            {sync.accept(last.changes)}
          </Button>
        </Group>
      )}
      {report !== null && last?.outcome !== 'failed' && <ReportDetails report={report} />}
      {runs.length > 0 && <Runs runs={runs} />}
    </Panel>
  )
}
