import { Anchor, Breadcrumbs, Group, Stack } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { usePermission } from '../../api/session.ts'
import { ConnectionTest } from '../../shared/connection-test/connection-test.tsx'
import { DocumentEditor } from '../../shared/document/document-editor.tsx'
import { documentKinds } from '../../shared/document/document-kinds.ts'
import { documentQuery } from '../../shared/document/document-queries.ts'
import { UsedBy } from '../../shared/document/used-by.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { Page } from '../../shared/page/page.tsx'
import { Pending } from '../../shared/page/pending.tsx'
import { mailAddressOf } from '../../shared/partner-connection.ts'
import { useWords } from '../../words/words-context.tsx'
import { CheckHistory } from './check-history.tsx'
import { InboundAddress } from './inbound-address.tsx'
import { InboundView } from './inbound-view.tsx'
import { LetterPreview } from './letter-preview.tsx'
import { PartnerClosures } from './partner-closures.tsx'
import { PartnerDirectory } from './partner-directory.tsx'
import { partnerRowsQuery } from './partner-queries.ts'
import { PartnerScorecard } from './partner-scorecard.tsx'
import { PartnerStateBadge } from './partner-state-badge.tsx'
import { TestLetter } from './test-letter.tsx'

const VendorTrial = lazy(async () => ({ default: (await import('./vendor-trial.tsx')).VendorTrial }))

const kind = documentKinds.partner

const Back = () => {
  const { words } = useWords()
  return (
    <Breadcrumbs>
      <Anchor size="sm" renderRoot={(props) => <Link to="/partners" {...props} />}>
        {words.partners.title}
      </Anchor>
    </Breadcrumbs>
  )
}

/** Shows the health of a partner in one line. */
const Health = ({ code }: { readonly code: string }) => {
  const { words } = useWords()
  const { data } = useQuery(partnerRowsQuery(useApi()))
  const partner = data?.find((each) => each.code === code)
  if (partner === undefined) return null
  return (
    <Group gap="sm">
      <PartnerStateBadge partner={partner} />
      <Anchor
        size="sm"
        renderRoot={(props) => <Link to="/requests" search={{ activePartner: code }} {...props} />}
      >
        {words.partners.openRequests(partner.openRequests)}
      </Anchor>
      <Anchor size="sm" renderRoot={(props) => <Link to="/messages" search={{ partner: code }} {...props} />}>
        {words.partners.messages}
      </Anchor>
    </Group>
  )
}

/** One partner: does it work, and how is it set up. */
export const PartnerPage = () => {
  const { words } = useWords()
  const navigate = useNavigate()
  const { code } = useParams({ from: '/person/partners/$code' })
  const client = useQueryClient()
  const mayTest = usePermission('configuration:write')
  const mayNote = usePermission('requests:write')
  const stored = useQuery(documentQuery(useApi(), kind, code))
  const isByMail = mailAddressOf(stored.data?.value.connection) !== undefined
  const isFresh = stored.isFetchedAfterMount && !stored.isPending
  return (
    <Stack gap="xs">
      <Back />
      <Page title={String(stored.data?.value.name ?? code)} description={code}>
        {stored.isError && <ProblemMessage error={stored.error} onRetry={() => void stored.refetch()} />}
        {stored.isSuccess && stored.data === null && (
          <ProblemMessage error={undefined} message={words.problems.not_found} />
        )}
        {!stored.isError && !isFresh && <Pending />}
        {isFresh && stored.data && (
          <Stack gap="md">
            <Health code={code} />
            {mayTest && <PartnerScorecard code={code} />}
            {mayTest && (
              <ConnectionTest
                path={`/v1/partners/${encodeURIComponent(code)}/check`}
                hint={isByMail ? words.partners.test.letterHint : words.partners.test.hint}
                onTested={() => void client.invalidateQueries({ queryKey: ['partner-checks', code] })}
              />
            )}
            {mayTest && (
              <Suspense fallback={null}>
                <VendorTrial code={code} partner={stored.data.value} />
              </Suspense>
            )}
            <PartnerDirectory code={code} />
            {mayTest && <CheckHistory code={code} />}
            {mayNote && !mayTest && <PartnerClosures code={code} partner={stored.data.value} />}
            {mayTest &&
              (isByMail ? (
                <TestLetter code={code} />
              ) : (
                <InboundView code={code} isInactive={stored.data.value.status === 'inactive'} />
              ))}
            <DocumentEditor
              key={code}
              kind={kind}
              code={code}
              stored={stored.data}
              below={(section, draft) => (
                <>
                  {section === 'connection' && <InboundAddress code={code} connection={draft.connection} />}
                  {section === 'letters' && <LetterPreview code={code} />}
                </>
              )}
              onSaved={() => undefined}
              onDeleted={() => void navigate({ to: '/partners' })}
            />
            <UsedBy kind={kind} code={code} />
          </Stack>
        )}
      </Page>
    </Stack>
  )
}

/** The form of a partner that there is not yet. */
export const NewPartnerPage = () => {
  const { words } = useWords()
  const navigate = useNavigate()
  const { protocol = 'iso18626' } = useSearch({ from: '/person/partners/new' })
  return (
    <Stack gap="xs">
      <Back />
      <Page title={words.partners.newTitle} description={words.partners.newHint}>
        <DocumentEditor
          key={protocol}
          kind={kind}
          code={null}
          stored={null}
          alternatives={{ connection: protocol }}
          onSaved={(code) => void navigate({ to: '/partners/$code', params: { code } })}
          onDeleted={() => undefined}
        />
      </Page>
    </Stack>
  )
}
