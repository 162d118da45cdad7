import { Anchor, Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { Facts } from '../../shared/facts.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { RequestLinks } from '../../shared/list/request-links.tsx'
import { Pending } from '../../shared/page/pending.tsx'
import { Panel } from '../../shared/panel.tsx'
import { saveFile } from '../../shared/save-file.ts'
import { usePrivacyWords } from '../../words/privacy/use-privacy-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { EraseDialog } from './erase-dialog.tsx'
import { exportPath, type PatronExport, patronExportQuery } from './privacy-queries.ts'

type PossibleProps = {
  readonly messages: PatronExport['possibleMessages']
  readonly chosen: readonly string[]
  readonly onChange: (chosen: string[]) => void
}

/** The messages that have the surname alone, or a file: who has read them says which are about the patron. */
const PossibleMessages = ({ messages, chosen, onChange }: PossibleProps) => {
  const { formats } = useWords()
  const privacy = usePrivacyWords()
  return (
    <Checkbox.Group
      label={privacy.possible}
      description={privacy.possibleHint}
      value={[...chosen]}
      onChange={onChange}
    >
      <Stack gap="xs" mt="xs">
        {messages.map(({ id, receivedAt, partner, because }) => (
          <Checkbox
            key={id}
            value={id}
            label={
              <Anchor
                size="sm"
                renderRoot={(props) => <Link to="/messages" search={{ message: id }} {...props} />}
              >
                {[
                  formats.dateTime(receivedAt),
                  partner,
                  because === 'unsearched_file' ? privacy.unsearchedFile : null,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </Anchor>
            }
          />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}

/** What is stored of a patron, to export or to erase. */
export const PatronData = ({ library, id }: { readonly library: string; readonly id: string }) => {
  const { formats } = useWords()
  const privacy = usePrivacyWords()
  const stored = useQuery(patronExportQuery(useApi(), library, id))
  const [chosen, setChosen] = useState<string[]>([])
  const [isErasing, setIsErasing] = useState(false)
  if (stored.isPending) return <Pending />
  if (stored.isError) return <ProblemMessage error={stored.error} onRetry={() => void stored.refetch()} />
  const { data } = stored
  if (data === null)
    return (
      <Panel title={privacy.stored(id)}>
        <Text>{privacy.nothing}</Text>
      </Panel>
    )
  const sum = (count: (request: PatronExport['requests'][number]) => number): string =>
    formats.number(data.requests.reduce((total, request) => total + count(request), 0))
  const countOf = (list: readonly unknown[]): string | null =>
    list.length === 0 ? null : formats.number(list.length)
  return (
    <Panel title={privacy.stored(id)}>
      <Facts
        facts={[
          [
            privacy.facts.requests,
            <RequestLinks key="all" numbers={data.requests.map(({ request }) => request.number)} />,
          ],
          [
            privacy.facts.earlierRequests,
            data.earlierRequests.length === 0 ? null : (
              <RequestLinks key="earlier" numbers={data.earlierRequests.map(({ number }) => number)} />
            ),
          ],
          [privacy.facts.messages, sum(({ messages }) => messages.length)],
          [privacy.facts.files, sum(({ files }) => files.length)],
          [privacy.facts.unassigned, countOf(data.unassignedMessages)],
          [privacy.facts.views, data.savedViews.map(({ name }) => name).join(', ')],
          [
            privacy.facts.declarations,
            data.copyrightDeclarations
              .map(({ keptUntil }) => privacy.declarationsKept(formats.date(keptUntil)))
              .join('; '),
          ],
          [
            privacy.facts.unsubscribed,
            data.noticesUnsubscribedAt === null ? null : formats.dateTime(data.noticesUnsubscribedAt),
          ],
        ]}
      />
      {data.possibleMessages.length > 0 && (
        <PossibleMessages messages={data.possibleMessages} chosen={chosen} onChange={setChosen} />
      )}
      {data.searched === 'library' && (
        <Text size="sm" c="dimmed">
          {privacy.librarySearched}
        </Text>
      )}
      <Group gap="xs">
        <Button
          component="a"
          variant="default"
          href={exportPath(library, id)}
          target="_blank"
          rel="noreferrer"
        >
          {privacy.exportPage}
        </Button>
        <Button
          variant="default"
          onClick={() =>
            saveFile(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }), 'patron.json')
          }
        >
          {privacy.exportJson}
        </Button>
        <Button color="red.9" onClick={() => setIsErasing(true)}>
          {privacy.erase}
        </Button>
      </Group>
      {isErasing && (
        <EraseDialog
          library={library}
          id={id}
          requests={data.requests.length}
          messages={chosen}
          onClose={() => setIsErasing(false)}
        />
      )}
    </Panel>
  )
}
