import type { components } from '@lendwire/client'
import { Anchor, Button, Group, Stack, Table, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useApi } from '../../api/api-context.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { ScrollingTable } from '../../shared/list/scrolling-table.tsx'
import { Panel } from '../../shared/panel.tsx'
import { useDirectoryWords } from '../../words/directory/use-directory-words.ts'
import { useSettingWords } from '../../words/settings/use-setting-words.ts'
import { useWords } from '../../words/words-context.tsx'

type Effective = components['schemas']['EffectivePartner']
type Held = Effective['held'][number]

const symbolsIn = (list: string) =>
  list.split(', ').map((symbol) => {
    const at = symbol.indexOf(':')
    return { type: symbol.slice(0, at), value: symbol.slice(at + 1) }
  })

/**
 * Returns the change of a partner that accepts what its directory entry says. Agency ids that the entry has no longer are
 * kept as former ones, since messages under them are still under way.
 */
const acceptance = (
  { member, before, after }: Held,
  former: readonly unknown[],
  today: string,
): Readonly<Record<string, unknown>> => {
  const setting = member.split('.')[1]
  if (setting !== undefined) return { connection: { [setting]: after } }
  const symbols = symbolsIn(after)
  const gone = symbolsIn(before).filter(
    (each) => !symbols.some(({ type, value }) => type === each.type && value === each.value),
  )
  return { symbols, formerSymbols: [...former, ...gone.map((each) => ({ ...each, until: today }))] }
}

const wordsOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? Object.values(value).map(wordsOf).join(' ') : String(value)

const shown = (json: string | undefined): string => {
  const value: unknown = json === undefined ? null : JSON.parse(json)
  if (value === null || (Array.isArray(value) && value.length === 0)) return '–'
  return Array.isArray(value) ? value.map(wordsOf).join(', ') : wordsOf(value)
}

/** Shows what a partner inherits from its directory entry, and lets a person accept what waits for one. */
export const PartnerDirectory = ({ code }: { readonly code: string }) => {
  const { words } = useWords()
  const settings = useSettingWords()
  const directory = useDirectoryWords()
  const api = useApi()
  const client = useQueryClient()
  const path = `/v1/partners/${encodeURIComponent(code)}`
  const effective = useQuery({
    queryKey: ['document', 'partner', code, 'effective'],
    queryFn: () => api.documents.get<Effective>(`${path}/effective`),
  })
  const accept = useMutation({
    mutationFn: async (held: Held) => {
      const { formerSymbols = [] } = await api.documents.get<components['schemas']['Partner']>(path)
      const today = new Date().toISOString().slice(0, 10)
      return api.documents.patch(path, acceptance(held, formerSymbols, today))
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['document', 'partner', code] }),
  })
  if (effective.isError) return <ProblemMessage error={effective.error} />
  if (effective.data?.directoryEntry === undefined) return null
  const { directoryEntry, status, members, held } = effective.data
  const labelOf = ({ member }: Held): string => settings.label(['partner', ...member.split('.')])
  return (
    <Panel title={directory.panel}>
      <Text size="sm" c="dimmed">
        {directory.panelHint}
      </Text>
      <Text size="sm">
        {directory.entry}
        {words.common.colon}{' '}
        <Anchor
          underline="always"
          size="sm"
          renderRoot={(props) => (
            <Link
              to="/configuration/$kind/$code"
              params={{ kind: 'directory_entry', code: directoryEntry }}
              {...props}
            />
          )}
        >
          {directoryEntry}
        </Anchor>
        {status === undefined ? '' : ` · ${directory.statuses[status]}`}
      </Text>
      {held.length > 0 && (
        <Stack gap={4}>
          <Text size="sm" fw={600}>
            {directory.heldTitle}
          </Text>
          {held.map((each) => (
            <Group key={each.member} gap="xs">
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {labelOf(each)}
                {words.common.colon} {each.before} → {each.after}
              </Text>
              <Button
                size="compact-xs"
                variant="default"
                loading={accept.isPending && accept.variables.member === each.member}
                aria-label={directory.acceptOf(labelOf(each))}
                onClick={() => accept.mutate(each)}
              >
                {directory.accept}
              </Button>
            </Group>
          ))}
          {accept.isError && <ProblemMessage error={accept.error} />}
        </Stack>
      )}
      <ScrollingTable minWidth={480}>
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{directory.columns.setting}</Table.Th>
              <Table.Th>{directory.columns.value}</Table.Th>
              <Table.Th>{directory.columns.origin}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {members.map(({ member, value, origin, entry = '' }) => (
              <Table.Tr key={member}>
                <Table.Td>{settings.label(['partner', member])}</Table.Td>
                <Table.Td>{shown(value)}</Table.Td>
                <Table.Td>
                  {origin === 'entry' ? directory.fromEntry(entry) : directory.origins[origin]}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollingTable>
    </Panel>
  )
}
