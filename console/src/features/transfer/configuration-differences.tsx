import { Stack, Table, Text } from '@mantine/core'
import { kindOfApi } from '../../shared/document/namers.ts'
import { ScrollingTable } from '../../shared/list/scrolling-table.tsx'
import { ToneBadge } from '../../shared/tone-badge.tsx'
import { useDocumentsWords } from '../../words/document-kinds/use-documents-words.ts'
import { useIntegrationWords } from '../../words/integration/use-integration-words.ts'
import classes from './configuration-differences.module.css'
import type { AppliedConfiguration } from './transfer-calls.ts'

type Change = AppliedConfiguration['changes'][number]

const tones = { create: 'good', change: 'open', delete: 'bad' } as const

const Differences = ({ change }: { readonly change: Change }) => {
  const integration = useIntegrationWords()
  const { transfer } = integration
  return (
    <ScrollingTable minWidth={480}>
      <Table verticalSpacing={4} layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{transfer.setting}</Table.Th>
            <Table.Th>{transfer.before}</Table.Th>
            <Table.Th>{transfer.after}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {change.differences.map(({ path, before = '–', after = '–' }) => (
            <Table.Tr key={path}>
              <Table.Td className={classes.cell}>{path}</Table.Td>
              <Table.Td className={classes.cell}>{before}</Table.Td>
              <Table.Td className={classes.cell}>{after}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollingTable>
  )
}

/** The changes that an import would make, document by document, setting by setting. */
export const ConfigurationDifferences = ({ changes }: { readonly changes: readonly Change[] }) => {
  const documentWords = useDocumentsWords()
  const integration = useIntegrationWords()
  const nameOf = (kind: string): string => {
    const documentKind = kindOfApi(kind)
    return documentKind === undefined ? kind : documentWords.kinds[documentKind].one
  }
  return (
    <Stack gap="xs">
      {changes.map((change) => (
        <details key={`${change.kind} ${change.code}`} className={classes.document}>
          <summary className={classes.summary}>
            <Text span size="sm" fw={600}>
              {nameOf(change.kind)} {change.code}
            </Text>{' '}
            <ToneBadge tone={tones[change.action]}>{integration.transfer.actions[change.action]}</ToneBadge>
          </summary>
          <Differences change={change} />
        </details>
      ))}
    </Stack>
  )
}
