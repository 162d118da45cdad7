import { invitedProtocols } from '@lendwire/client'
import { Anchor, Breadcrumbs, Button, Stack } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { usePermission, useSession } from '../../api/session.ts'
import { ConnectionTest } from '../../shared/connection-test/connection-test.tsx'
import { DocumentEditor } from '../../shared/document/document-editor.tsx'
import { documentKinds } from '../../shared/document/document-kinds.ts'
import { documentQuery } from '../../shared/document/document-queries.ts'
import { UsedBy } from '../../shared/document/used-by.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { Icon } from '../../shared/icons/icon.tsx'
import { Page } from '../../shared/page/page.tsx'
import { Pending } from '../../shared/page/pending.tsx'
import { mailAddressOf } from '../../shared/partner-connection.ts'
import { useWords } from '../../words/words-context.tsx'
import { CheckHistory } from './check-history.tsx'
import { InboundAddress } from './inbound-address.tsx'
import { InboundView } from './inbound-view.tsx'
import { LendingFigures } from './lending-figures.tsx'
import { LetterPreview } from './letter-preview.tsx'
import { PartnerClosures } from './partner-closures.tsx'
import { PartnerDirectory } from './partner-directory.tsx'
import { healthStateOf } from './partner-health.ts'
import { PartnerInvitation } from './partner-invitation.tsx'
import classes from './partner-page.module.css'
import { type PartnerRow, partnerRowsQuery } from './partner-queries.ts'
import { PartnerScorecard } from './partner-scorecard.tsx'
import { PartnerStateBadge } from './partner-state-badge.tsx'
import { TestLetter } from './test-letter.tsx'

const PartnerVendorTrial = lazy(async () => ({
  default: (await import('./partner-vendor-trial.tsx')).PartnerVendorTrial,
}))

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

/** The health of a partner: in a badge, and where messages wait, what happens next. */
const useHealth = (code: string): PartnerRow | undefined =>
  useQuery(partnerRowsQuery(useApi(), usePermission('configuration:write'))).data?.find(
    (each) => each.code === code,
  )

/** The ways from a partner to its requests and messages. */
const Ways = ({ code, partner }: { readonly code: string; readonly partner: PartnerRow | undefined }) => {
  const { words } = useWords()
  return (
    <>
      {partner !== undefined && (
        <Button
          variant="default"
          size="sm"
          leftSection={<Icon name="requests" />}
          renderRoot={(props) => <Link to="/requests" search={{ activePartner: code }} {...props} />}
        >
          {words.partners.openRequests(partner.openRequests)}
        </Button>
      )}
      <Button
        variant="default"
        size="sm"
        leftSection={<Icon name="messages" />}
        renderRoot={(props) => <Link to="/messages" search={{ partner: code }} {...props} />}
      >
        {words.partners.messages}
      </Button>
    </>
  )
}

/** Says that messages do not arrive, and when they are tried again. */
const Trouble = ({ code, partner }: { readonly code: string; readonly partner: PartnerRow | undefined }) => {
  const { words, formats } = useWords()
  const state = partner === undefined ? undefined : healthStateOf(partner)
  if (partner === undefined || state === undefined || partner.failures === 0 || state === 'inactive')
    return null
  return (
    <div className={classes.trouble} role="status">
      <div>
        <strong>{words.partners.failed(partner.failures)}.</strong> {words.partners.stateMeanings[state]}
        {partner.pausedUntil !== null && ` ${words.partners.nextTry(formats.fromNow(partner.pausedUntil))}.`}
      </div>
      <Button
        variant="default"
        renderRoot={(props) => (
          <Link to="/messages" search={{ direction: 'out', state: 'waiting', partner: code }} {...props} />
        )}
      >
        {words.partners.waiting}
      </Button>
    </div>
  )
}

/** One partner: does it work, and how is it set up. */
export const PartnerPage = () => {
  const { words } = useWords()
  const navigate = useNavigate()
  const { code } = useParams({ from: '/person/partners/$code' })
  const client = useQueryClient()
  const mayTest = usePermission('configuration:write')
  const belongsToLibrary = typeof useSession()?.library === 'string'
  const mayNote = usePermission('requests:write') && (mayTest || belongsToLibrary)
  const stored = useQuery(documentQuery(useApi(), kind, code))
  const partner = useHealth(code)
  const isByMail = mailAddressOf(stored.data?.value.connection) !== undefined
  const isFresh = stored.isFetchedAfterMount && !stored.isPending
  const document = isFresh ? stored.data : undefined
  // A partner that is being set up shows that first.
  const isInactive = document?.value.status === 'inactive'
  const technician = mayTest && !isByMail && <InboundView code={code} isInactive={isInactive} />
  return (
    <Stack gap="xs">
      <Back />
      <Page
        title={String(stored.data?.value.name ?? code)}
        mark={
          <>
            <span className={classes.code}>{code}</span>
            {partner !== undefined && <PartnerStateBadge partner={partner} />}
          </>
        }
        actions={document && <Ways code={code} partner={partner} />}
      >
        {stored.isError && <ProblemMessage error={stored.error} onRetry={() => void stored.refetch()} />}
        {stored.isSuccess && stored.data === null && (
          <ProblemMessage error={undefined} message={words.problems.not_found} />
        )}
        {!stored.isError && !isFresh && <Pending />}
        {document && (
          <>
            <Trouble code={code} partner={partner} />
            {isInactive && technician}
            <div className={classes.columns}>
              <Stack gap="md">
                {mayTest ? <PartnerScorecard code={code} /> : <LendingFigures code={code} />}
                <DocumentEditor
                  key={code}
                  kind={kind}
                  code={code}
                  stored={document}
                  isFolded
                  below={(section, draft) => (
                    <>
                      {section === 'connection' && (
                        <InboundAddress code={code} connection={draft.connection} />
                      )}
                      {section === 'letters' && <LetterPreview code={code} />}
                    </>
                  )}
                  onSaved={() => undefined}
                  onDeleted={() => void navigate({ to: '/partners' })}
                />
              </Stack>
              <Stack gap="md">
                {mayTest && (
                  <ConnectionTest
                    path={`/v1/partners/${encodeURIComponent(code)}/check`}
                    hint={isByMail ? words.partners.test.letterHint : words.partners.test.hint}
                    onTested={() => void client.invalidateQueries({ queryKey: ['partner-checks', code] })}
                  />
                )}
                {mayTest && <CheckHistory code={code} />}
                {mayNote && <PartnerClosures code={code} partner={document.value} />}
                {mayTest && (
                  <Suspense fallback={null}>
                    <PartnerVendorTrial code={code} partner={document.value} />
                  </Suspense>
                )}
                <PartnerDirectory code={code} />
                {mayTest && isByMail && <TestLetter code={code} />}
                {!isInactive && technician}
                <UsedBy kind={kind} code={code} />
              </Stack>
            </div>
          </>
        )}
      </Page>
    </Stack>
  )
}

/** The form of a partner that there is not yet. */
export const NewPartnerPage = () => {
  const { words } = useWords()
  const navigate = useNavigate()
  const { protocol = 'iso18626' } = useSearch({ from: '/person/partners/-new' })
  const [isInvited, setInvited] = useState(false)
  return (
    <Stack gap="xs">
      <Back />
      <Page title={words.partners.newTitle} description={words.partners.newHint}>
        {invitedProtocols.some((each) => each === protocol) && (
          <PartnerInvitation key={`invite ${protocol}`} protocol={protocol} onMade={() => setInvited(true)} />
        )}
        {!isInvited && (
          <DocumentEditor
            key={protocol}
            kind={kind}
            code={null}
            stored={null}
            alternatives={{ connection: protocol }}
            onSaved={(code) => void navigate({ to: '/partners/$code', params: { code } })}
            onDeleted={() => undefined}
          />
        )}
      </Page>
    </Stack>
  )
}
