import { Anchor, Button, Stack, Table, Text, TextInput } from '@mantine/core'
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
import { ListTable } from '../../shared/list/list-table.tsx'
import { Page } from '../../shared/page/page.tsx'
import { Pending } from '../../shared/page/pending.tsx'
import { useSettingWords } from '../../words/settings/use-setting-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { hasSummary, summaryOf } from './document-summary.ts'
import { NoSuchKind } from './no-such-kind.tsx'

/** From how many documents on a list can be narrowed. */
const narrowedFrom = 20

const Documents = ({ kind }: { readonly kind: DocumentKind }) => {
  const { words } = useWords()
  const settings = useSettingWords()
  const list = useQuery(documentListQuery(useApi(), kind.listPath))
  const [text, setText] = useState('')
  if (list.isError) return <ProblemMessage error={list.error} onRetry={() => void list.refetch()} />
  if (list.data === undefined) return <Pending />
  if (list.data.length === 0)
    return (
      <EmptyState
        title={words.documents.none(words.documents.kinds[kind.name].many)}
        hint={words.documents.kinds[kind.name].firstStep}
      />
    )
  const wanted = text.trim().toLowerCase()
  const shown = list.data
    .map((value) => ({ code: String(value.code), summary: summaryOf(kind.name, value, settings) }))
    .filter(({ code, summary }) => `${code} ${summary}`.toLowerCase().includes(wanted))
  return (
    <Stack gap="xs">
      {list.data.length >= narrowedFrom && (
        <TextInput
          w={{ base: '100%', sm: 320 }}
          aria-label={words.documents.find}
          placeholder={words.documents.find}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <ListTable
        head={
          <>
            <Table.Th>{words.documents.name}</Table.Th>
            {hasSummary(kind.name) && <Table.Th>{words.documents.summary}</Table.Th>}
          </>
        }
      >
        {shown.map(({ code, summary }) => (
          <Table.Tr key={code}>
            <Table.Td>
              <Anchor
                size="sm"
                renderRoot={(props) => (
                  <Link to="/configuration/$kind/$code" params={{ kind: kind.name, code }} {...props} />
                )}
              >
                {code}
              </Anchor>
            </Table.Td>
            {hasSummary(kind.name) && (
              <Table.Td>
                <Text size="sm" c="dimmed" lineClamp={2}>
                  {summary}
                </Text>
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </ListTable>
    </Stack>
  )
}

/** The documents of one kind. Of a kind with one document, that document. */
export const DocumentListPage = () => {
  const { words } = useWords()
  const { kind: name } = useParams({ from: '/person/configuration/$kind' })
  const mayWrite = usePermission('configuration:write')
  if (!isDocumentKind(name)) return <NoSuchKind />
  const kind = documentKinds[name]
  if (kind.name === 'partner') return <Navigate to="/partners" replace />
  if (kind.name === 'webhook') return <Navigate to="/webhooks" replace />
  if (!kind.canBeDeleted)
    return <Navigate to="/configuration/$kind/$code" params={{ kind: name, code: 'rules' }} replace />
  const { many, about } = words.documents.kinds[name]
  return (
    <Page
      title={many}
      description={about}
      actions={
        mayWrite && (
          <Button
            renderRoot={(props) => <Link to="/configuration/$kind/-new" params={{ kind: name }} {...props} />}
          >
            {words.documents.add}
          </Button>
        )
      }
    >
      <Documents kind={kind} />
    </Page>
  )
}
