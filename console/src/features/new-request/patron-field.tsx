import { Button, Group, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { toProblem } from '../../api/problem.ts'
import { usePermission } from '../../api/session.ts'
import type { Patron } from '../../api/types.ts'
import { Avatar } from '../../shared/avatar.tsx'
import { joined } from '../../shared/joined.ts'
import { ToneBadge } from '../../shared/tone-badge.tsx'
import { useWords } from '../../words/words-context.tsx'
import { openOfPatronQuery } from '../request/request-queries.ts'
import classes from './new-request-page.module.css'

type Props = {
  readonly library: string | undefined
  /** The id that the page begins with. */
  readonly start: string | undefined
  readonly patron: Patron | null
  readonly onChange: (patron: Patron | null) => void
}

/** The patron, by id or barcode: the library's own system says who it is, where the library has one. */
export const PatronField = ({ library, start: first = '', patron, onChange }: Props) => {
  const { words } = useWords()
  const api = useApi()
  const [text, setText] = useState(first)
  const labels = words.newRequest
  const lookUp = useMutation({ mutationFn: (code: string) => api.lookUpPatron(code, text.trim()) })
  const canLookUp = text.trim() !== '' && library !== undefined
  const start = (): void => {
    if (!canLookUp) return
    // These callbacks belong to this call alone: `reset` drops them, so that a late answer names nobody for another id.
    lookUp.mutate(library, {
      onSuccess: (answer) => {
        if (answer.result === 'found') onChange(answer.patron)
      },
    })
  }
  const begin = useRef(start)
  begin.current = start
  useEffect(() => {
    if (first !== '' && library !== undefined) begin.current()
  }, [first, library])
  const write = (next: string): void => {
    setText(next)
    lookUp.reset()
    onChange(next.trim() === '' ? null : { id: next.trim() })
  }
  const problem = lookUp.isError ? toProblem(lookUp.error) : undefined
  const refused =
    lookUp.data !== undefined && lookUp.data.result !== 'found'
      ? labels.patron[lookUp.data.result]
      : undefined
  const hasNoSystem = problem?.kind === 'not_allowed_now' || problem?.kind === 'conflict'
  if (lookUp.data?.result === 'found' && patron !== null)
    return <PatronCard patron={patron} library={library} onChange={() => write('')} />
  return (
    <div>
      <Group align="flex-end" gap="xs">
        <TextInput
          flex="1 1 200px"
          label={labels.patronId}
          data-field="patron"
          value={text}
          error={refused}
          onChange={(event) => write(event.currentTarget.value)}
          onKeyDown={(event) => {
            // A scanner ends a barcode with Enter, which would create a request that is not complete yet.
            if (event.key !== 'Enter' || !lookUp.isIdle || !canLookUp) return
            event.preventDefault()
            start()
          }}
        />
        <Button variant="default" loading={lookUp.isPending} disabled={!canLookUp} onClick={start}>
          {labels.lookUpPatron}
        </Button>
      </Group>
      {problem !== undefined && (
        <Text size="sm" mt={4} role="status" c={hasNoSystem ? 'dimmed' : 'error'}>
          {hasNoSystem ? labels.noSystem : words.problems[problem.kind]}
        </Text>
      )}
    </div>
  )
}

type CardProps = {
  readonly patron: Patron
  readonly library: string | undefined
  /** Called when staff choose another patron. */
  readonly onChange: () => void
}

/** Who the library's own system says the patron is, that the patron may borrow, and how much is open for the patron. */
const PatronCard = ({ patron, library, onChange }: CardProps) => {
  const { words, formats } = useWords()
  const labels = words.newRequest
  const { data: open } = useQuery({
    ...openOfPatronQuery(useApi(), library ?? '', patron.id),
    enabled: usePermission('patrons:read') && library !== undefined,
  })
  const name = [patron.givenName, patron.surname].filter((part) => part !== undefined).join(' ')
  const facts = [
    patron.group,
    patron.email,
    open === undefined ? undefined : labels.open(formats.number(open.length)),
  ]
  return (
    <div className={classes.patron} role="status">
      <Avatar name={name === '' ? patron.id : name} />
      <div className={classes.patronFacts}>
        <strong>{name}</strong> {patron.id}
        <div>{joined(facts)}</div>
      </div>
      <ToneBadge tone="good">{`✓ ${labels.mayBorrow}`}</ToneBadge>
      <Button size="compact-sm" variant="subtle" onClick={onChange}>
        {labels.changePatron}
      </Button>
    </div>
  )
}
