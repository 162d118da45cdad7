import { Anchor, Button, Group, List, Select, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { librariesQuery } from '../../api/names.ts'
import { useSession } from '../../api/session.ts'
import { useChosenLibrary } from '../../shared/chosen-library.ts'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { EmptyState } from '../../shared/list/empty-state.tsx'
import { Page } from '../../shared/page/page.tsx'
import { Panel } from '../../shared/panel.tsx'
import { usePrivacyWords } from '../../words/privacy/use-privacy-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { PatronData } from './patron-data.tsx'
import { patronsQuery } from './privacy-queries.ts'

/** Finds a patron by id, name or mail address. */
const PatronSearch = ({ library }: { readonly library: string }) => {
  const privacy = usePrivacyWords()
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const [wanted, setWanted] = useState('')
  const { data, error, isFetching } = useQuery(patronsQuery(useApi(), library, wanted))
  return (
    <Panel title={privacy.search}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          setWanted(text.trim())
        }}
      >
        <Group gap="xs" align="flex-end">
          <TextInput
            flex={1}
            label={privacy.searchHint}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
          <Button type="submit" loading={isFetching} disabled={text.trim() === ''}>
            {privacy.find}
          </Button>
        </Group>
      </form>
      {error !== null && <ProblemMessage error={error} />}
      {data?.patrons.length === 0 && (
        <EmptyState
          title={privacy.none}
          hint={privacy.noneHint}
          action={
            <Button
              variant="default"
              onClick={() => void navigate({ to: '/privacy', search: { patron: wanted } })}
            >
              {privacy.tryId(wanted)}
            </Button>
          }
        />
      )}
      {data !== undefined && data.patrons.length > 0 && (
        <List listStyleType="none" spacing="xs" role="list">
          {data.patrons.map(({ id, name, requests }) => (
            <List.Item key={id}>
              <Anchor
                renderRoot={(props) => <Link to="/privacy" search={{ patron: id }} {...props} />}
                aria-label={privacy.choose(name)}
              >
                {name}
              </Anchor>{' '}
              <Text span size="sm" c="dimmed">
                {id} · {privacy.requestsOf(requests)}
              </Text>
            </List.Item>
          ))}
        </List>
      )}
      {data?.isCut === true && (
        <Text size="sm" c="dimmed">
          {privacy.more}
        </Text>
      )}
    </Panel>
  )
}

/** The personal data of patrons: found, exported, erased. */
export const PrivacyPage = () => {
  const privacy = usePrivacyWords()
  const session = useSession()
  const { words } = useWords()
  const { data: libraries = [] } = useQuery(librariesQuery(useApi()))
  const { library: chosen, choose } = useChosenLibrary()
  const library = session?.library ?? chosen ?? (libraries.length === 1 ? libraries[0]?.code : undefined)
  const { patron } = useSearch({ from: '/person/privacy' })
  return (
    <Page title={privacy.title} description={privacy.description}>
      {library === undefined ? (
        <Select
          label={words.newRequest.library}
          maw={400}
          searchable
          data={libraries.map(({ code, name }) => ({ value: code, label: name }))}
          value={null}
          onChange={choose}
        />
      ) : (
        <>
          <PatronSearch library={library} />
          {patron !== undefined && <PatronData key={patron} library={library} id={patron} />}
        </>
      )}
    </Page>
  )
}
