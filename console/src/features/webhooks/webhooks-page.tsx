import { Button, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useApi } from '../../api/api-context.tsx'
import { useLibraryName } from '../../api/names.ts'
import { usePermission } from '../../api/session.ts'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { DocumentLink } from '../../shared/list/document-link.tsx'
import { EmptyState } from '../../shared/list/empty-state.tsx'
import { ListTable } from '../../shared/list/list-table.tsx'
import { useIsPhone } from '../../shared/list/use-is-phone.ts'
import { Page } from '../../shared/page/page.tsx'
import { Pending } from '../../shared/page/pending.tsx'
import { useWebhooksWords } from '../../words/webhooks/use-webhooks-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { type WebhookRow, webhookStateQuery, webhooksQuery } from './webhook-queries.ts'
import { WebhookStateBadge } from './webhook-state-badge.tsx'
import classes from './webhooks-page.module.css'

const AddWebhook = () => {
  const webhooks = useWebhooksWords()
  return <Button renderRoot={(props) => <Link to="/webhooks/-new" {...props} />}>{webhooks.add}</Button>
}

const Row = ({ webhook }: { readonly webhook: WebhookRow }) => {
  const { formats } = useWords()
  const libraryName = useLibraryName()
  const isPhone = useIsPhone()
  const { code, library, url } = webhook
  const state = useQuery(webhookStateQuery(useApi(), code))
  return (
    <Table.Tr>
      <Table.Td>
        <DocumentLink to="/webhooks/$code" code={code}>
          {code}
        </DocumentLink>
        {isPhone && (
          <Text size="xs" c="dimmed" className={classes.breakable}>
            {[libraryName(library), url].join(' · ')}
          </Text>
        )}
      </Table.Td>
      <Table.Td visibleFrom="sm">{libraryName(library)}</Table.Td>
      <Table.Td maw={360} visibleFrom="sm">
        <Text size="sm" truncate title={url}>
          {url}
        </Text>
      </Table.Td>
      <Table.Td>{state.data !== undefined && <WebhookStateBadge status={state.data.status} />}</Table.Td>
      <Table.Td ta="right">{state.data !== undefined && formats.number(state.data.held)}</Table.Td>
    </Table.Tr>
  )
}

/** The endpoints of library systems, and whether events reach them. */
export const WebhooksPage = () => {
  const webhooks = useWebhooksWords()
  const mayWrite = usePermission('configuration:write')
  const list = useQuery(webhooksQuery(useApi()))
  const { columns } = webhooks
  return (
    <Page
      title={webhooks.title}
      description={webhooks.description}
      actions={mayWrite && (list.data?.length ?? 0) > 0 && <AddWebhook />}
    >
      {list.isError && <ProblemMessage error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Pending />}
      {list.data?.length === 0 && (
        <EmptyState
          title={webhooks.none}
          hint={webhooks.firstStep}
          {...(mayWrite ? { action: <AddWebhook /> } : {})}
        />
      )}
      {list.data !== undefined && list.data.length > 0 && (
        <ListTable
          head={
            <>
              <Table.Th>{columns.code}</Table.Th>
              <Table.Th visibleFrom="sm">{columns.library}</Table.Th>
              <Table.Th visibleFrom="sm">{columns.url}</Table.Th>
              <Table.Th>{columns.state}</Table.Th>
              <Table.Th ta="right">{columns.held}</Table.Th>
            </>
          }
        >
          {list.data.map((webhook) => (
            <Row key={webhook.code} webhook={webhook} />
          ))}
        </ListTable>
      )}
    </Page>
  )
}
