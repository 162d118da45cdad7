import type { components } from '@lendwire/client'
import { Button, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { Panel } from '../../shared/panel.tsx'
import { useWatchedWords } from '../../words/watched/use-watched-words.ts'
import { hoursToSetUp, NewLink } from './inbound-view.tsx'

type NewView = components['schemas']['NewInboundView']

/** Returns a code that is made of a name: its first word that is long enough. */
const codeFrom = (name: string): string =>
  (
    name
      .normalize('NFD')
      .replace(/[^A-Za-z0-9 ]/g, '')
      .split(' ')
      .find((word) => word.length > 2) ?? ''
  )
    .toUpperCase()
    .slice(0, 20)

/** Makes a partner of which the name alone is known, with a link by which its technician says the rest. */
export const PartnerInvitation = ({
  protocol,
  onMade,
}: {
  readonly protocol: string
  readonly onMade: () => void
}) => {
  const { invite } = useWatchedWords().health.inboundView
  const api = useApi()
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [typedCode, setTypedCode] = useState<string | null>(null)
  const code = typedCode ?? codeFrom(name)
  const make = useMutation({
    mutationFn: () =>
      api.documents.post<NewView>(`/v1/partners/${encodeURIComponent(code.trim())}/inbound-view`, {
        hours: hoursToSetUp,
        newPartner: { name: name.trim(), protocol },
      }),
    onSuccess: () => {
      onMade()
      return client.invalidateQueries()
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    make.mutate()
  }
  return (
    <Panel title={invite.title}>
      <Text size="sm" c="dimmed">
        {invite.hint}
      </Text>
      {make.data === undefined ? (
        <form onSubmit={submit}>
          <Stack gap="sm">
            <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
              <TextInput
                label={invite.name}
                data-field="name"
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
              />
              <TextInput
                label={invite.code}
                data-field="code"
                value={code}
                onChange={(event) => setTypedCode(event.currentTarget.value)}
              />
            </SimpleGrid>
            {make.isError && <ProblemMessage error={make.error} />}
            <div>
              <Button
                type="submit"
                variant="default"
                loading={make.isPending}
                disabled={name.trim() === '' || code.trim() === ''}
              >
                {invite.make}
              </Button>
            </div>
          </Stack>
        </form>
      ) : (
        <>
          <NewLink {...make.data} />
          <Group>
            <Button
              variant="default"
              renderRoot={(props) => <Link to="/partners/$code" params={{ code: code.trim() }} {...props} />}
            >
              {invite.open}
            </Button>
          </Group>
        </>
      )}
    </Panel>
  )
}
