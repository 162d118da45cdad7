import { Alert, Anchor, Button, List, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useApi } from '../../api/api-context.tsx'
import { documentKindNames } from '../../shared/document/document-kind.ts'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { Page } from '../../shared/page/page.tsx'
import { useDocumentsWords } from '../../words/document-kinds/use-documents-words.ts'
import { useIntegrationWords } from '../../words/integration/use-integration-words.ts'
import classes from './configuration-page.module.css'
import { faultsQuery } from './configuration-queries.ts'

const kinds = documentKindNames.filter((kind) => !['partner', 'ils', 'webhook'].includes(kind))

/** Documents that cannot be read: requests that need them wait until they are saved again. */
const FaultyDocuments = () => {
  const documentWords = useDocumentsWords()
  const { data, isError, error } = useQuery(faultsQuery(useApi()))
  if (isError) return <ProblemMessage error={error} />
  if (data === undefined || data.length === 0) return null
  return (
    <Alert color="red" role="alert" title={documentWords.faultsTitle(data.length)}>
      <List size="sm">
        {data.map(({ kind, code, faults }) => (
          <List.Item key={`${kind} ${code}`}>
            {kind} {code}: {faults.map(({ path, text }) => `${path}: ${text}`).join('; ')}
          </List.Item>
        ))}
      </List>
    </Alert>
  )
}

/** Everything that is configured besides partners, each kind with what it is for. */
export const ConfigurationPage = () => {
  const documentWords = useDocumentsWords()
  const integration = useIntegrationWords()
  return (
    <Page
      title={documentWords.title}
      description={documentWords.description}
      actions={
        <Button variant="default" renderRoot={(props) => <Link to="/configuration/transfer" {...props} />}>
          {integration.transfer.title}
        </Button>
      }
    >
      <Stack gap="md">
        <FaultyDocuments />
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md">
          {kinds.map((kind) => (
            <Paper key={kind} withBorder p="md" className={classes.card}>
              <Title order={2} size="h5">
                <Anchor
                  inherit
                  className={classes.link}
                  renderRoot={(props) => <Link to="/configuration/$kind" params={{ kind }} {...props} />}
                >
                  {documentWords.kinds[kind].many}
                </Anchor>
              </Title>
              <Text size="sm" c="dimmed" mt={4}>
                {documentWords.kinds[kind].about}
              </Text>
            </Paper>
          ))}
        </SimpleGrid>
      </Stack>
    </Page>
  )
}
