import { Button, Code, FileButton, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { useIntegrationWords } from '../../words/integration/use-integration-words.ts'
import { useSettingWords } from '../../words/settings/use-setting-words.ts'
import { ConnectionTest } from '../connection-test/connection-test.tsx'
import { CopyButton } from '../copy-button.tsx'
import { ProblemMessage } from '../feedback/problem-message.tsx'
import { Panel } from '../panel.tsx'
import { readVendorDocument, settingsOf, type VendorDocument } from './vendor-document.ts'

/** What a vendor document is tried with, and then used by. */
type Props = {
  /** The member of a vendor document with its settings, such as `iso18626`. */
  readonly use: string
  /** The code under which the document is saved. */
  readonly vendor: string
  /** The command that writes a vendor document; undefined where no address is known yet. */
  readonly command: string | undefined
  /** The path of the connection test, and that of the document that names the vendor. */
  readonly checkPath: string
  readonly documentPath: string
  /** Returns the change of that document which names a vendor. */
  readonly naming: (vendor: string) => Readonly<Record<string, unknown>>
  readonly hint: string
  readonly saved: string
}

const Settings = ({ document, use }: { readonly document: VendorDocument; readonly use: string }) => {
  const { vendorTrial } = useIntegrationWords()
  const labels = useSettingWords()
  const settings = settingsOf(document, use)
  if (settings.length === 0) return <Text size="sm">{vendorTrial.noSettings}</Text>
  return (
    <Stack component="ul" gap="xs" m={0} pl="md">
      {settings.map(({ name, value, source }) => (
        <li key={name}>
          <Text size="sm" fw={600}>
            {labels.label(['vendor', use, name])}{' '}
            <Text span size="xs" c="dimmed" fw={400}>
              {name}
            </Text>
          </Text>
          <Code style={{ overflowWrap: 'anywhere' }}>{value}</Code>
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {source}
          </Text>
        </li>
      ))}
    </Stack>
  )
}

/** Finds out how a system that is on no page departs from the standard: the command, and what to do with what it writes. */
export const VendorTrial = ({
  use,
  vendor,
  command,
  checkPath,
  documentPath,
  naming,
  hint,
  saved,
}: Props) => {
  const { vendorTrial } = useIntegrationWords()
  const api = useApi()
  const client = useQueryClient()
  const [chosen, setChosen] = useState<VendorDocument | 'unreadable' | null>(null)
  const save = useMutation({
    mutationFn: async ({ code: _, ...document }: VendorDocument) => {
      await api.documents.put(`/v1/vendors/${encodeURIComponent(vendor)}`, document)
      await api.documents.patch(documentPath, naming(vendor))
    },
    onSuccess: () => void client.invalidateQueries(),
  })
  const document = chosen === 'unreadable' ? null : chosen
  return (
    <Panel title={vendorTrial.title}>
      <Stack gap="xs">
        <Text size="sm" c="dimmed">
          {hint}
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
            <Settings document={document} use={use} />
            <ConnectionTest
              key={document.code}
              title={vendorTrial.test}
              path={checkPath}
              body={{ vendor: document }}
              hint={vendorTrial.testHint}
            />
            <Group>
              <Button loading={save.isPending} onClick={() => save.mutate(document)}>
                {vendorTrial.save(vendor)}
              </Button>
            </Group>
          </>
        )}
        <div role="status">{save.isSuccess && <Text fw={600}>{saved}</Text>}</div>
        {save.isError && <ProblemMessage error={save.error} />}
      </Stack>
    </Panel>
  )
}
