import { Anchor, Breadcrumbs, Button, FileButton, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { useSession } from '../../api/session.ts'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { Page } from '../../shared/page/page.tsx'
import { Panel } from '../../shared/panel.tsx'
import { saveFile } from '../../shared/save-file.ts'
import { useDocumentsWords } from '../../words/document-kinds/use-documents-words.ts'
import { useIntegrationWords } from '../../words/integration/use-integration-words.ts'
import { ConfigurationDifferences } from './configuration-differences.tsx'
import { type ConfigurationContent, readConfigurationFile } from './configuration-file.ts'
import { partnersToCsv } from './partner-csv.ts'
import { type AppliedConfiguration, applyConfiguration, readConfiguration } from './transfer-calls.ts'

const Export = () => {
  const integration = useIntegrationWords()
  const { transfer } = integration
  const api = useApi()
  const take = useMutation({
    mutationFn: async (what: 'all' | 'partners' | 'csv') => {
      const content = await readConfiguration(api)
      const partners = Array.isArray(content.partners) ? content.partners : []
      if (what === 'csv') {
        saveFile(new Blob([partnersToCsv(partners)], { type: 'text/csv' }), 'partners.csv')
        return
      }
      const value = what === 'all' ? content : { partners }
      const file = new Blob([`${JSON.stringify(value, null, 2)}\n`], { type: 'application/json' })
      saveFile(file, what === 'all' ? 'configuration.json' : 'partners.json')
    },
  })
  const labels = {
    all: transfer.exportAll,
    partners: transfer.exportPartners,
    csv: transfer.exportPartnersCsv,
  }
  return (
    <Panel title={transfer.export}>
      <Text size="sm" c="dimmed">
        {transfer.exportHint}
      </Text>
      {take.isError && <ProblemMessage error={take.error} />}
      <Group gap="xs">
        {(['all', 'partners', 'csv'] as const).map((what) => (
          <Button
            key={what}
            variant="default"
            loading={take.isPending && take.variables === what}
            onClick={() => take.mutate(what)}
          >
            {labels[what]}
          </Button>
        ))}
      </Group>
    </Panel>
  )
}

type Chosen = { readonly name: string; readonly content: ConfigurationContent | null }

const Import = () => {
  const integration = useIntegrationWords()
  const { transfer } = integration
  const api = useApi()
  const queryClient = useQueryClient()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [applied, setApplied] = useState<AppliedConfiguration | null>(null)
  const preview = useMutation({
    mutationFn: (content: ConfigurationContent) => applyConfiguration(api, content, true),
  })
  const apply = useMutation({
    mutationFn: (content: ConfigurationContent) => applyConfiguration(api, content, false),
    onSuccess: (answer) => {
      setApplied(answer)
      setChosen(null)
      preview.reset()
      void queryClient.invalidateQueries()
    },
  })
  const choose = async (file: File | null): Promise<void> => {
    if (file === null) return
    const content = readConfigurationFile(file.name, await file.text())
    setChosen({ name: file.name, content })
    setApplied(null)
    apply.reset()
    preview.reset()
    if (content !== null) preview.mutate(content)
  }
  const count = preview.data?.changes.length ?? 0
  const content = chosen?.content ?? null
  return (
    <Panel title={transfer.import}>
      <Text size="sm" c="dimmed">
        {transfer.importHint}
      </Text>
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
      {chosen !== null && chosen.content === null && (
        <ProblemMessage error={undefined} message={transfer.unreadable} />
      )}
      {preview.isError && <ProblemMessage error={preview.error} />}
      {apply.isError && <ProblemMessage error={apply.error} />}
      <div role="status">
        {applied !== null && <Text fw={600}>{transfer.applied(applied.changes.length)}</Text>}
        {preview.data !== undefined && (
          <Text fw={600}>{count === 0 ? transfer.nothing : transfer.would(count)}</Text>
        )}
      </div>
      {preview.data !== undefined && content !== null && (
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {transfer.unchanged(preview.data.unchanged)}
          </Text>
          <ConfigurationDifferences changes={preview.data.changes} />
          {count > 0 && (
            <Group>
              <Button loading={apply.isPending} onClick={() => apply.mutate(content)}>
                {transfer.apply(count)}
              </Button>
            </Group>
          )}
        </Stack>
      )}
    </Panel>
  )
}

/** Takes the configuration away as a file, and brings one in after showing what would change. */
export const TransferPage = () => {
  const documentWords = useDocumentsWords()
  const integration = useIntegrationWords()
  const session = useSession()
  return (
    <Stack gap="xs">
      <Breadcrumbs>
        <Anchor size="sm" renderRoot={(props) => <Link to="/configuration" {...props} />}>
          {documentWords.title}
        </Anchor>
      </Breadcrumbs>
      <Page title={integration.transfer.title} description={integration.transfer.description}>
        {session?.role === 'admin' ? (
          <SimpleGrid cols={1} spacing="md">
            <Export />
            <Import />
          </SimpleGrid>
        ) : (
          <Text>{integration.transfer.forAdmins}</Text>
        )}
      </Page>
    </Stack>
  )
}
