import type { components } from '@lendwire/client'
import { Button, Group, List, Stack, Table, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { ScrollingTable } from '../../shared/list/scrolling-table.tsx'
import { Panel } from '../../shared/panel.tsx'
import { ToneBadge } from '../../shared/tone-badge.tsx'
import { useDirectoryWords } from '../../words/directory/use-directory-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { ConfigurationDifferences } from '../transfer/configuration-differences.tsx'
import { DirectoryDetails } from '../transfer/directory-details.tsx'
import { DirectoryProposals } from './directory-proposals.tsx'

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
      <DirectoryProposals proposals={report.proposals} />
      <ConfigurationDifferences changes={report.changes} />
    </Stack>
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
  // A reading may have made partners and entries.
  const lastEnd = state.data?.runs[0]?.endedAt
  useEffect(() => {
    if (lastEnd === undefined) return
    for (const list of ['partners', 'documents']) void client.invalidateQueries({ queryKey: [list] })
  }, [client, lastEnd])
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
