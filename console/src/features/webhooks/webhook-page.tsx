import { Anchor, Breadcrumbs, Stack, Title } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useApi } from '../../api/api-context.tsx'
import type { DocumentValue } from '../../api/operations/documents.ts'
import { usePermission } from '../../api/session.ts'
import { DocumentEditor } from '../../shared/document/document-editor.tsx'
import { documentKinds } from '../../shared/document/document-kinds.ts'
import { documentQuery } from '../../shared/document/document-queries.ts'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { Page } from '../../shared/page/page.tsx'
import { Pending } from '../../shared/page/pending.tsx'
import { useWebhooksWords } from '../../words/webhooks/use-webhooks-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { WebhookAttempts } from './webhook-attempts.tsx'
import { WebhookStatePanel } from './webhook-state-panel.tsx'

const kind = documentKinds.webhook

const Back = () => {
  const webhooks = useWebhooksWords()
  return (
    <Breadcrumbs>
      <Anchor size="sm" renderRoot={(props) => <Link to="/webhooks" {...props} />}>
        {webhooks.title}
      </Anchor>
    </Breadcrumbs>
  )
}

/** Returns the secrets as far as they are shown: when each was made. */
const secretsOf = ({ secrets }: DocumentValue): readonly unknown[] => (Array.isArray(secrets) ? secrets : [])

/** One webhook: how far it is, what was sent, and its settings. */
export const WebhookPage = () => {
  const { words } = useWords()
  const webhooks = useWebhooksWords()
  const { code } = useParams({ from: '/person/webhooks/$code' })
  const navigate = useNavigate()
  const maySeeEvents = usePermission('events:read')
  const queryClient = useQueryClient()
  const stored = useQuery(documentQuery(useApi(), kind, code))
  const isReady = stored.data !== undefined && (!stored.isFetching || stored.isFetchedAfterMount)
  const leave = (): void => {
    void queryClient.invalidateQueries({ queryKey: ['webhooks'] })
    void navigate({ to: '/webhooks' })
  }
  return (
    <Stack gap="xs">
      <Back />
      <Page title={code} description={webhooks.description}>
        {stored.isError && <ProblemMessage error={stored.error} onRetry={() => void stored.refetch()} />}
        {!stored.isError && !isReady && <Pending />}
        {isReady && stored.data === null && (
          <ProblemMessage error={undefined} message={words.problems.not_found} />
        )}
        {isReady && stored.data !== null && (
          <Stack gap="md">
            <WebhookStatePanel code={code} hasSecret={secretsOf(stored.data.value).length > 0} />
            {maySeeEvents && <WebhookAttempts code={code} />}
            <Title order={2} size="h5">
              {webhooks.settings}
            </Title>
            <DocumentEditor
              // A new secret changes the document: the form begins again.
              key={`${code} ${secretsOf(stored.data.value).length}`}
              kind={kind}
              code={code}
              stored={stored.data}
              onSaved={() => void queryClient.invalidateQueries({ queryKey: ['webhooks'] })}
              onDeleted={leave}
            />
          </Stack>
        )}
      </Page>
    </Stack>
  )
}

/** The form of a webhook that there is not yet. */
export const NewWebhookPage = () => {
  const webhooks = useWebhooksWords()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  return (
    <Stack gap="xs">
      <Back />
      <Page title={webhooks.newTitle} description={webhooks.newHint}>
        <DocumentEditor
          kind={kind}
          code={null}
          stored={null}
          onSaved={(code) => {
            void queryClient.invalidateQueries({ queryKey: ['webhooks'] })
            void navigate({ to: '/webhooks/$code', params: { code } })
          }}
          onDeleted={() => undefined}
        />
      </Page>
    </Stack>
  )
}
