import { Anchor, Breadcrumbs, Button, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { type ComponentProps, lazy, Suspense } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { usePermission } from '../../api/session.ts'
import { ConnectionTest } from '../../shared/connection-test/connection-test.tsx'
import { DocumentEditor } from '../../shared/document/document-editor.tsx'
import { type DocumentKind, isDocumentKind } from '../../shared/document/document-kind.ts'
import { documentKinds } from '../../shared/document/document-kinds.ts'
import { documentQuery } from '../../shared/document/document-queries.ts'
import { UsedBy } from '../../shared/document/used-by.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { Page } from '../../shared/page/page.tsx'
import { Pending } from '../../shared/page/pending.tsx'
import { useDocumentsWords } from '../../words/document-kinds/use-documents-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { DirectorySync } from './directory-sync.tsx'
import { LocateTrial } from './locate-trial.tsx'
import { MailboxCheck, MailboxSinceCount } from './mailbox-check.tsx'
import { NoSuchKind } from './no-such-kind.tsx'
import { NoticePreview } from './notice-preview.tsx'
import { RotaTemplateTrial } from './rota-template-trial.tsx'
import { RulesEditor } from './rules-editor.tsx'

const IlsVendorTrial = lazy(async () => ({
  default: (await import('./ils-vendor-trial.tsx')).IlsVendorTrial,
}))

/** The link back to the list of documents. */
const Back = ({ kind }: { readonly kind: DocumentKind }) => {
  const documentWords = useDocumentsWords()
  const listed = kind.belongsToListed === true ? 'library' : kind.name
  return (
    <Breadcrumbs>
      <Anchor size="sm" renderRoot={(props) => <Link to="/configuration" {...props} />}>
        {documentWords.title}
      </Anchor>
      {kind.canBeDeleted && (
        <Anchor
          size="sm"
          renderRoot={(props) => <Link to="/configuration/$kind" params={{ kind: listed }} {...props} />}
        >
          {documentWords.kinds[listed].many}
        </Anchor>
      )}
    </Breadcrumbs>
  )
}

type ExistingProps = Pick<ComponentProps<typeof DocumentEditor>, 'summaryOf' | 'onDraft'> & {
  readonly kind: DocumentKind
  readonly code: string
}

const ExistingDocument = ({ kind, code, ...more }: ExistingProps) => {
  const { words } = useWords()
  const navigate = useNavigate()
  const stored = useQuery(documentQuery(useApi(), kind, code))
  if (stored.isError) return <ProblemMessage error={stored.error} onRetry={() => void stored.refetch()} />
  if (stored.data === undefined || (stored.isFetching && !stored.isFetchedAfterMount)) return <Pending />
  // A system of a library that has none yet begins empty; anything else that is gone is gone.
  if (stored.data === null && kind.belongsToListed !== true)
    return <ProblemMessage error={undefined} message={words.problems.not_found} />
  const toList = (): void =>
    void navigate({
      to: '/configuration/$kind',
      params: { kind: kind.belongsToListed === true ? 'library' : kind.name },
    })
  return (
    <DocumentEditor
      key={`${kind.name} ${code} ${stored.data === null}`}
      kind={kind}
      code={code}
      stored={stored.data}
      {...more}
      below={(section, draft) => (
        <>
          {kind.name === 'library' && section === 'notices' && <NoticePreview library={code} draft={draft} />}
          {kind.name === 'mailbox' && section === 'more' && (
            <MailboxSinceCount stored={stored.data?.value ?? null} draft={draft} />
          )}
        </>
      )}
      onSaved={() => undefined}
      onDeleted={toList}
    />
  )
}

/** One configuration document. */
export const DocumentPage = () => {
  const { words } = useWords()
  const documentWords = useDocumentsWords()
  const { kind: name, code } = useParams({ from: '/person/configuration/$kind/$code' })
  const mayTest = usePermission('configuration:write')
  if (!isDocumentKind(name)) return <NoSuchKind />
  const kind = documentKinds[name]
  const { one, many, about } = documentWords.kinds[name]
  return (
    <Stack gap="xs">
      <Back kind={kind} />
      <Page
        title={kind.canBeDeleted ? `${one} ${code}` : many}
        description={about}
        actions={
          name === 'library' && (
            <Button
              variant="default"
              renderRoot={(props) => (
                <Link to="/configuration/$kind/$code" params={{ kind: 'ils', code }} {...props} />
              )}
            >
              {documentWords.kinds.ils.one}
            </Button>
          )
        }
      >
        <Stack gap="md">
          {name === 'rota_rules' || name === 'sending_rules' ? (
            <RulesEditor key={name} kind={name}>
              {(props) => <ExistingDocument kind={kind} code={code} {...props} />}
            </RulesEditor>
          ) : (
            <ExistingDocument key={`${name} ${code}`} kind={kind} code={code} />
          )}
          <UsedBy kind={kind} code={code} />
          {name === 'ils' && mayTest && (
            <>
              <ConnectionTest
                path={`/v1/libraries/${encodeURIComponent(code)}/ils/check`}
                hint={words.partners.test.ilsHint}
              />
              <Suspense fallback={null}>
                <IlsVendorTrial key={code} code={code} />
              </Suspense>
            </>
          )}
          {name === 'locate_profile' && mayTest && <LocateTrial key={code} code={code} />}
          {name === 'rota_template' && mayTest && <RotaTemplateTrial key={code} code={code} />}
          {name === 'directory_source' && mayTest && <DirectorySync key={code} code={code} />}
          {name === 'mailbox' && mayTest && <MailboxCheck key={code} code={code} />}
        </Stack>
      </Page>
    </Stack>
  )
}

/** The form of a document that there is not yet. */
export const NewDocumentPage = () => {
  const documentWords = useDocumentsWords()
  const navigate = useNavigate()
  const { kind: name } = useParams({ from: '/person/configuration/$kind/-new' })
  if (!isDocumentKind(name)) return <NoSuchKind />
  const kind = documentKinds[name]
  return (
    <Stack gap="xs">
      <Back kind={kind} />
      <Page
        title={documentWords.newTitle(documentWords.kinds[name].one)}
        description={documentWords.kinds[name].about}
      >
        <DocumentEditor
          kind={kind}
          code={null}
          stored={null}
          below={(section, draft) =>
            kind.name === 'mailbox' && section === 'more' && <MailboxSinceCount stored={null} draft={draft} />
          }
          onSaved={(code) =>
            void navigate({ to: '/configuration/$kind/$code', params: { kind: name, code } })
          }
          onDeleted={() => undefined}
        />
      </Page>
    </Stack>
  )
}
