import { Button, Code, FileButton, Group, Stack, Table, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { ConnectionTest } from '../../shared/connection-test/connection-test.tsx'
import { CopyButton } from '../../shared/copy-button.tsx'
import { documentListQuery } from '../../shared/document/document-queries.ts'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { ScrollingTable } from '../../shared/list/scrolling-table.tsx'
import { Panel } from '../../shared/panel.tsx'
import { useIntegrationWords } from '../../words/integration/use-integration-words.ts'
import { certifyCommand, readVendorDocument, settingsOf, type VendorDocument } from './vendor-document.ts'

type Props = { readonly code: string; readonly partner: Readonly<Record<string, unknown>> }

/** Where a connection of each protocol names its vendor. */
const members: Readonly<Record<string, string>> = { iso18626: 'vendor', ncip: 'profile' }

const Settings = ({
  document,
  protocol,
}: {
  readonly document: VendorDocument
  readonly protocol: string
}) => {
  const { vendorTrial, transfer } = useIntegrationWords()
  const settings = settingsOf(document, protocol)
  if (settings.length === 0) return <Text size="sm">{vendorTrial.noSettings}</Text>
  return (
    <ScrollingTable minWidth={480}>
      <Table verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{transfer.setting}</Table.Th>
            <Table.Th>{vendorTrial.value}</Table.Th>
            <Table.Th>{vendorTrial.source}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {settings.map(({ name, value, source }) => (
            <Table.Tr key={name}>
              <Table.Td>{name}</Table.Td>
              <Table.Td>
                <Code>{value}</Code>
              </Table.Td>
              <Table.Td>{source}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollingTable>
  )
}

/** Finds out how a system that is on no page departs from the standard: the command, and what to do with what it writes. */
export const VendorTrial = ({ code, partner }: Props) => {
  const { vendorTrial } = useIntegrationWords()
  const api = useApi()
  const client = useQueryClient()
  const libraries = useQuery(documentListQuery(api, '/v1/libraries'))
  const [chosen, setChosen] = useState<VendorDocument | 'unreadable' | null>(null)
  const protocol = String(Reflect.get(Object(partner.connection), 'protocol'))
  const member = members[protocol]
  const path = `/v1/partners/${encodeURIComponent(code)}`
  const save = useMutation({
    mutationFn: async ({ code: vendor, ...document }: VendorDocument) => {
      await api.documents.put(`/v1/vendors/${encodeURIComponent(vendor)}`, document)
      await api.documents.patch(path, { connection: { [member ?? '']: vendor } })
    },
    onSuccess: () => void client.invalidateQueries(),
  })
  if (member === undefined) return null
  const command = certifyCommand(code, partner, libraries.data?.[0])
  const document = chosen === 'unreadable' ? null : chosen
  return (
    <Panel title={vendorTrial.title}>
      <Stack gap="xs">
        <Text size="sm" c="dimmed">
          {vendorTrial.hint}
        </Text>
        {command !== undefined && (
          <>
            <Code block tabIndex={0}>
              {command}
            </Code>
            <Group>
              <CopyButton text={command} label={vendorTrial.copy} />
            </Group>
          </>
        )}
        <Group>
          <FileButton
            accept=".json,application/json"
            onChange={(file) => {
              save.reset()
              void file?.text().then((text) => setChosen(readVendorDocument(text) ?? 'unreadable'))
            }}
          >
            {(props) => (
              <Button size="xs" variant="default" {...props}>
                {vendorTrial.choose}
              </Button>
            )}
          </FileButton>
        </Group>
        {chosen === 'unreadable' && <Text role="alert">{vendorTrial.unreadable}</Text>}
        {document !== null && (
          <>
            <Text fw={600}>{String(document.name ?? document.code)}</Text>
            <Settings document={document} protocol={protocol} />
            <ConnectionTest
              key={document.code}
              title={vendorTrial.test}
              path={`${path}/check`}
              body={{ vendor: document }}
              hint={vendorTrial.testHint}
            />
            <Group>
              <Button loading={save.isPending} onClick={() => save.mutate(document)}>
                {vendorTrial.save(document.code)}
              </Button>
            </Group>
          </>
        )}
        <div role="status">{save.isSuccess && <Text fw={600}>{vendorTrial.saved}</Text>}</div>
        {save.isError && <ProblemMessage error={save.error} />}
      </Stack>
    </Panel>
  )
}
