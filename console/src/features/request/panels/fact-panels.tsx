import { Anchor, Button, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { usePermission } from '../../../api/session.ts'
import type { RequestView } from '../../../api/types.ts'
import { Facts } from '../../../shared/facts.tsx'
import { Panel } from '../../../shared/panel.tsx'
import type { Words } from '../../../words/en.ts'
import { useWords } from '../../../words/words-context.tsx'
import { citationFields } from '../edit/citation-fields.ts'
import { EditDialog, type EditedPart } from '../edit/edit-dialog.tsx'
import { editableFields } from '../edit/edited-values.ts'

type Props = { readonly request: RequestView; readonly etag: string | null }

/**
 * Returns the workflow profile that a request runs under, and why it is this one: `slow (named by the library, for
 * loans)`.
 */
const workflowWords = (choice: RequestView['workflowChoice'], words: Words): string | undefined => {
  if (choice === null) return undefined
  const { name, namedBy, service } = choice
  const why = [
    words.request.workflowNamedBy[namedBy],
    ...(service === undefined || namedBy === 'default'
      ? []
      : [words.request.workflowForService(words.services[service])]),
  ]
  return `${name} (${why.join(', ')})`
}

const RequestLink = ({ number }: { readonly number: string }) => (
  <Anchor
    size="sm"
    mr={6}
    renderRoot={(props) => <Link to="/requests/$number" params={{ number }} {...props} />}
  >
    {number}
  </Anchor>
)

/** The notes of staff, the citation and the service, each a panel; who may edit has a button in it. */
export const FactPanels = ({ request, etag }: Props) => {
  const { words, formats } = useWords()
  const [edited, setEdited] = useState<EditedPart | null>(null)
  const mayEdit = usePermission('requests:write') && request.allowedCommands.includes('edit')
  const { citation, service } = request
  const editButton = (part: EditedPart, label: string) =>
    mayEdit && editableFields(part, request).length > 0 ? (
      <Button size="compact-sm" variant="subtle" aria-label={label} onClick={() => setEdited(part)}>
        {words.commands.edit}
      </Button>
    ) : undefined
  return (
    <>
      <Panel title={words.request.notes} action={editButton('notes', words.request.editNotes)}>
        {request.internalNote === undefined && request.staffNote === undefined ? (
          <Text size="sm" c="dimmed">
            {words.request.noNotes}
          </Text>
        ) : (
          <Facts
            facts={[
              [words.request.internalNote, request.internalNote],
              [words.request.staffNote, request.staffNote],
            ]}
          />
        )}
      </Panel>
      <Panel title={words.request.citation} action={editButton('citation', words.request.editCitation)}>
        <Facts
          facts={[
            ...citationFields.map((name) => [words.citation[name], citation[name]] as const),
            [words.citation.volumes, citation.volumes?.join(', ')],
            ...[...(citation.identifiers ?? []), ...(citation.recordIds ?? [])].map(
              ({ type, value }) => [type, value] as const,
            ),
          ]}
        />
      </Panel>
      <Panel title={words.request.service} action={editButton('service', words.request.editService)}>
        <Facts
          facts={[
            [words.request.service, words.services[service.type]],
            [words.request.delivery, service.form === undefined ? undefined : words.forms[service.form]],
            [
              words.requests.column.neededBy,
              service.neededBy === undefined ? undefined : formats.date(service.neededBy),
            ],
            [
              words.request.wantedUntil,
              service.dateOfInterest === undefined ? undefined : formats.date(service.dateOfInterest),
            ],
            [
              words.request.maximumCost,
              service.maximumCost === undefined
                ? undefined
                : formats.money(Number(service.maximumCost.amount), service.maximumCost.currency),
            ],
            [words.request.pickupLocation, request.pickupLocation],
            [words.request.serviceNote, service.note],
            [words.request.reference, request.reference],
            [words.request.workflow, workflowWords(request.workflowChoice, words)],
            [
              words.request.restOf,
              request.restOf === undefined ? undefined : <RequestLink key="of" number={request.restOf} />,
            ],
            [
              words.request.restIn,
              request.restIn?.map((number) => <RequestLink key={number} number={number} />),
            ],
            [words.request.created, formats.dateTime(request.createdAt)],
          ]}
        />
      </Panel>
      {edited !== null && (
        <EditDialog part={edited} request={request} etag={etag} onClose={() => setEdited(null)} />
      )}
    </>
  )
}
