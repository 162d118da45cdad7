import type { components } from '@lendwire/client'
import {
  Anchor,
  Breadcrumbs,
  Button,
  Checkbox,
  FileButton,
  Group,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { Page } from '../../shared/page/page.tsx'
import { Panel } from '../../shared/panel.tsx'
import { useDirectoryWords } from '../../words/directory/use-directory-words.ts'
import { useIntegrationWords } from '../../words/integration/use-integration-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { ConfigurationDifferences } from './configuration-differences.tsx'
import { DirectoryDetails } from './directory-details.tsx'

type Report = components['schemas']['DirectoryImportReport']
type CreatePartners = 'none' | 'inactive' | 'active'
type Chosen = { readonly name: string; readonly content: string }

/** Reads a file: UTF-8, or UTF-16 where its first two bytes say so, as Excel writes “Unicode text”. */
const readText = async (file: File): Promise<string> => {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const marks = new Map([
    ['255 254', 'utf-16le'],
    ['254 255', 'utf-16be'],
  ])
  return new TextDecoder(marks.get(bytes.slice(0, 2).join(' ')) ?? 'utf-8').decode(bytes)
}

/** Brings in a directory from a file, after showing what would change. */
export const DirectoryImportPage = () => {
  const { partners } = useWords().words
  const { transfer } = useIntegrationWords()
  const directory = useDirectoryWords()
  const api = useApi()
  const client = useQueryClient()
  const [source, setSource] = useState('directory')
  const [createPartners, setCreatePartners] = useState<CreatePartners>('inactive')
  const [acceptMissing, setAcceptMissing] = useState(false)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const send = (file: Chosen, dryRun: boolean): Promise<Report> =>
    api.documents.post<Report>('/v1/directory-entries/import', {
      format: file.name.toLowerCase().endsWith('.json') ? 'json' : 'csv',
      content: file.content,
      source,
      createPartners,
      acceptMissing,
      dryRun,
    })
  const preview = useMutation({ mutationFn: (file: Chosen) => send(file, true) })
  const apply = useMutation({
    mutationFn: (file: Chosen) => send(file, false),
    onSuccess: () => {
      setChosen(null)
      preview.reset()
      void client.invalidateQueries()
    },
  })
  const choose = async (file: File | null): Promise<void> => {
    if (file === null) return
    const read = { name: file.name, content: await readText(file) }
    setChosen(read)
    apply.reset()
    preview.mutate(read)
  }
  /** Says where a fault of the file is, from its path `line 3/name`. */
  const placeOf = (path: string): string =>
    path.replace(/^line (\d+)(?:\/(.*))?$/, (_, line: string, column = '') => directory.inLine(line, column))
  const count = preview.data?.changes.length ?? 0
  return (
    <Stack gap="xs">
      <Breadcrumbs>
        <Anchor size="sm" renderRoot={(props) => <Link to="/partners" {...props} />}>
          {partners.title}
        </Anchor>
      </Breadcrumbs>
      <Page title={directory.import} description={directory.importAbout}>
        <Panel title={directory.import}>
          <Text size="sm" c="dimmed">
            {directory.importHint}
          </Text>
          <Group gap="sm" align="flex-end">
            <TextInput
              data-field="source"
              label={directory.source}
              value={source}
              onChange={(event) => setSource(event.currentTarget.value)}
            />
            <Select
              data-field="createPartners"
              label={directory.createPartners}
              allowDeselect={false}
              w={{ base: '100%', sm: 320 }}
              value={createPartners}
              onChange={(value) => setCreatePartners((value ?? 'none') as CreatePartners)}
              data={Object.entries(directory.createOptions).map(([value, label]) => ({ value, label }))}
            />
          </Group>
          <Checkbox
            data-field="acceptMissing"
            label={directory.acceptMissing}
            checked={acceptMissing}
            onChange={(event) => setAcceptMissing(event.currentTarget.checked)}
          />
          <Group gap="sm">
            <FileButton accept=".json,.csv,application/json,text/csv" onChange={(file) => void choose(file)}>
              {(props) => (
                <Button {...props} variant="default" loading={preview.isPending}>
                  {transfer.choose}
                </Button>
              )}
            </FileButton>
            {chosen !== null && <Text size="sm">{transfer.chosen(chosen.name)}</Text>}
          </Group>
          {preview.isError && <ProblemMessage error={preview.error} labelOf={placeOf} />}
          {apply.isError && <ProblemMessage error={apply.error} labelOf={placeOf} />}
          <div role="status">
            {apply.data !== undefined && <Text fw={600}>{transfer.applied(apply.data.changes.length)}</Text>}
            {preview.data !== undefined && (
              <Text fw={600}>{count === 0 ? transfer.nothing : transfer.would(count)}</Text>
            )}
          </div>
          {apply.data !== undefined && <DirectoryDetails report={apply.data} />}
          {preview.data !== undefined && chosen !== null && (
            <Stack gap="sm">
              <Text size="sm" c="dimmed">
                {transfer.unchanged(preview.data.unchanged)}
              </Text>
              <DirectoryDetails report={preview.data} />
              {count > 0 && (
                <Group>
                  <Button loading={apply.isPending} onClick={() => apply.mutate(chosen)}>
                    {transfer.apply(count)}
                  </Button>
                </Group>
              )}
              <ConfigurationDifferences changes={preview.data.changes} />
            </Stack>
          )}
        </Panel>
      </Page>
    </Stack>
  )
}
