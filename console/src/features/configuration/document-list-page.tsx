import { Button, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, Navigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { usePermission } from '../../api/session.ts'
import { type DocumentKind, isDocumentKind } from '../../shared/document/document-kind.ts'
import { documentKinds } from '../../shared/document/document-kinds.ts'
import { documentListQuery } from '../../shared/document/document-queries.ts'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { EmptyState } from '../../shared/list/empty-state.tsx'
import { FindField } from '../../shared/list/find-field.tsx'
import { Page } from '../../shared/page/page.tsx'
import { Pending } from '../../shared/page/pending.tsx'
import { useDocumentsWords } from '../../words/document-kinds/use-documents-words.ts'
import { DirectoryEntryList } from './directory-entry-list.tsx'
import { DocumentTable } from './document-table.tsx'
import { NoSuchKind } from './no-such-kind.tsx'

/** From how many documents on a list can be narrowed. */
const narrowedFrom = 20

const Documents = ({ kind }: { readonly kind: DocumentKind }) => {
  const documentWords = useDocumentsWords()
  const list = useQuery(documentListQuery(useApi(), kind.listPath))
  const [text, setText] = useState('')
  if (list.isError) return <ProblemMessage error={list.error} onRetry={() => void list.refetch()} />
  if (list.data === undefined) return <Pending />
  if (list.data.length === 0)
    return (
      <EmptyState
        title={documentWords.none(documentWords.kinds[kind.name].many)}
        hint={documentWords.kinds[kind.name].firstStep}
      />
    )
  return (
    <Stack gap="xs">
      {list.data.length >= narrowedFrom && (
        <FindField label={documentWords.find} value={text} onChange={setText} />
      )}
      <DocumentTable kind={kind} documents={list.data} text={text} />
    </Stack>
  )
}

/** The documents of one kind. Of a kind with one document, that document. */
export const DocumentListPage = () => {
  const documentWords = useDocumentsWords()
  const { kind: name } = useParams({ from: '/person/configuration/$kind' })
  const mayWrite = usePermission('configuration:write')
  if (!isDocumentKind(name)) return <NoSuchKind />
  const kind = documentKinds[name]
  if (kind.name === 'partner') return <Navigate to="/partners" replace />
  if (kind.name === 'webhook') return <Navigate to="/webhooks" replace />
  if (!kind.canBeDeleted)
    return <Navigate to="/configuration/$kind/$code" params={{ kind: name, code: 'rules' }} replace />
  const { many, about } = documentWords.kinds[name]
  return (
    <Page
      title={many}
      description={about}
      actions={
        mayWrite && (
          <Button
            renderRoot={(props) => <Link to="/configuration/$kind/-new" params={{ kind: name }} {...props} />}
          >
            {documentWords.add}
          </Button>
        )
      }
    >
      {kind.name === 'directory_entry' ? <DirectoryEntryList kind={kind} /> : <Documents kind={kind} />}
    </Page>
  )
}
