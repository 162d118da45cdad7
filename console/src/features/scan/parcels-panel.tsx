import { Autocomplete, Button, Checkbox, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { librariesQuery, partnersQuery, usePartnerName } from '../../api/names.ts'
import { useSession } from '../../api/session.ts'
import type { Parcel } from '../../api/types.ts'
import { useChosenLibrary } from '../../shared/chosen-library.ts'
import { ConfirmDialog } from '../../shared/feedback/confirm-dialog.tsx'
import { Dialog } from '../../shared/feedback/dialog.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { joined } from '../../shared/joined.ts'
import { useScanWords } from '../../words/scan/use-scan-words.ts'
import { useWords } from '../../words/words-context.tsx'
import classes from './scan.module.css'

const fields = ['barcode', 'title', 'volume', 'shelf'] as const
type Field = (typeof fields)[number] | 'lender'

/** Asks for what is known of a parcel that no request fits. */
const RecordDialog = ({
  code,
  onClose,
}: {
  readonly code: string | undefined
  readonly onClose: () => void
}) => {
  const { words } = useWords()
  const own = useScanWords().parcels
  const api = useApi()
  const queryClient = useQueryClient()
  const { library: chosen } = useChosenLibrary()
  const libraries = useQuery(librariesQuery(api)).data ?? []
  const [ownChoice, setOwnChoice] = useState<string | null>(null)
  const onlyOne = libraries.length === 1 ? libraries[0]?.code : undefined
  const isAsked = useSession()?.library === null && chosen === undefined && onlyOne === undefined
  const library = isAsked ? (ownChoice ?? undefined) : (chosen ?? onlyOne)
  const partners = useQuery(partnersQuery(api)).data ?? []
  /** The code of the partner that has a name; of nobody the words themselves. */
  const codeOf = (sender: string): string => {
    const name = sender.trim().toLowerCase()
    return partners.find((partner) => partner.name.toLowerCase() === name)?.code ?? sender.trim()
  }
  const [values, setValues] = useState<Partial<Record<Field, string>>>(
    code === undefined ? {} : { barcode: code },
  )
  const recording = useMutation({
    mutationFn: () => {
      const filled = Object.fromEntries(
        Object.entries(values).flatMap(([name, value]) =>
          value.trim() === '' ? [] : [[name, value.trim()]],
        ),
      )
      const lender = codeOf(values.lender ?? '')
      return api.recordParcel({ ...filled, lender, ...(library === undefined ? {} : { library }) })
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['parcels'] })
      onClose()
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    recording.mutate()
  }
  return (
    <Dialog onClose={onClose} title={own.record}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text size="sm">{own.explanation}</Text>
          {isAsked && (
            <Select
              data-field="library"
              label={words.requests.column.library}
              required
              allowDeselect={false}
              data={libraries.map((each) => ({ value: each.code, label: each.name }))}
              value={ownChoice}
              onChange={setOwnChoice}
            />
          )}
          <Autocomplete
            label={own.fields.lender}
            data-field="lender"
            required
            data-autofocus
            data={[...new Set(partners.map(({ name }) => name))]}
            limit={20}
            openOnFocus={false}
            value={values.lender ?? ''}
            onChange={(lender) => setValues({ ...values, lender })}
          />
          {fields.map((name) => (
            <TextInput
              key={name}
              data-field={name}
              label={own.fields[name]}
              value={values[name] ?? ''}
              onChange={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
            />
          ))}
          {recording.error !== null && <ProblemMessage error={recording.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words.common.cancel}
            </Button>
            <Button type="submit" loading={recording.isPending}>
              {own.keep}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

type RequestOption = { readonly value: string; readonly label: string }

/** A search starts after this pause in typing, in milliseconds. */
const typingPause = 250

/**
 * Finds the request of a parcel by the words that lists are searched by. Before anything is typed it offers the requests
 * for the parcel’s title, else those that its sender was asked for.
 */
const RequestField = ({
  parcel,
  chosen,
  onChoose,
}: {
  readonly parcel: Parcel
  readonly chosen: RequestOption | null
  readonly onChoose: (option: RequestOption | null) => void
}) => {
  const own = useScanWords().parcels
  const api = useApi()
  const partners = useQuery(partnersQuery(api)).data ?? []
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed === chosen?.label ? '' : typed.trim(), typingPause)
  const isPartner = partners.some(({ code }) => code === parcel.lender)
  const query = {
    library: parcel.library,
    limit: '20',
    text: text === '' ? parcel.title : text,
    partner: text === '' && parcel.title === undefined && isPartner ? parcel.lender : undefined,
  }
  const found = useQuery({
    queryKey: ['requests', 'of-parcel', query],
    queryFn: ({ signal }) => api.listRequests(query, signal),
    placeholderData: keepPreviousData,
  })
  const options = (found.data?.items ?? []).map(({ number, title }) => ({
    value: number,
    label: title === undefined ? number : `${title} · ${number}`,
  }))
  const isListed = chosen === null || options.some(({ value }) => value === chosen.value)
  const data = isListed ? options : [chosen, ...options]
  return (
    <Select
      data-field="request"
      label={own.request}
      data-autofocus
      searchable
      data={data}
      filter={({ options: all }) => all}
      nothingFoundMessage={found.isPending ? undefined : own.noRequest}
      value={chosen?.value ?? null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(value) => onChoose(data.find((each) => each.value === value) ?? null)}
      error={found.error === null ? undefined : <ProblemMessage error={found.error} />}
    />
  )
}

type Chosen = { readonly parcel: Parcel; readonly onClose: () => void }

/** Asks for the request of a parcel, receives it there and opens the request. */
const MatchDialog = ({ parcel, onClose }: Chosen) => {
  const own = useScanWords().parcels
  const api = useApi()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [chosen, setChosen] = useState<RequestOption | null>(null)
  const [adopt, setAdopt] = useState(true)
  const request = chosen?.value ?? ''
  const matching = useMutation({
    mutationFn: () => api.matchParcel(parcel.id, request, adopt),
    onSuccess: async () => {
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ['parcels'] }),
        queryClient.invalidateQueries({ queryKey: ['requests'] }),
      ])
      await navigate({ to: '/requests/$number', params: { number: request } })
    },
  })
  return (
    <ConfirmDialog
      title={own.match}
      text={own.matchText}
      confirmLabel={own.receive}
      isPending={matching.isPending}
      isDisabled={request === ''}
      onConfirm={() => matching.mutate()}
      onCancel={onClose}
    >
      <RequestField parcel={parcel} chosen={chosen} onChoose={setChosen} />
      <Checkbox
        data-field="adopt"
        label={own.adopt}
        checked={adopt}
        onChange={(event) => setAdopt(event.currentTarget.checked)}
      />
      {matching.error !== null && <ProblemMessage error={matching.error} />}
    </ConfirmDialog>
  )
}

/** Asks before a parcel is taken off the list. */
const RemoveDialog = ({ parcel, onClose }: Chosen) => {
  const own = useScanWords().parcels
  const api = useApi()
  const queryClient = useQueryClient()
  const removing = useMutation({
    mutationFn: () => api.removeParcel(parcel.id),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['parcels'] })
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={own.remove}
      text={own.removeText}
      confirmLabel={own.remove}
      isPending={removing.isPending}
      onConfirm={() => removing.mutate()}
      onCancel={onClose}
    >
      {removing.error !== null && <ProblemMessage error={removing.error} />}
    </ConfirmDialog>
  )
}

/**
 * The parcels that no request fits: they are kept here until their request is found, or they go back.
 *
 * @param code what was scanned last, where no request has it
 */
export const ParcelsPanel = ({ code }: { readonly code: string | undefined }) => {
  const { formats } = useWords()
  const own = useScanWords().parcels
  const api = useApi()
  const partnerName = usePartnerName()
  const { library } = useChosenLibrary()
  const [open, setOpen] = useState<'record' | 'match' | 'remove' | null>(null)
  const [chosen, setChosen] = useState<Parcel | null>(null)
  const list = useQuery({ queryKey: ['parcels', library], queryFn: () => api.parcels(library) })
  const parcels = list.data ?? []
  const close = (): void => setOpen(null)
  const ask = (what: 'match' | 'remove', parcel: Parcel): void => {
    setChosen(parcel)
    setOpen(what)
  }
  return (
    <section className={classes.list} aria-label={own.title}>
      <div className={classes.listHead}>
        <h2>{own.title}</h2>
        <span>{parcels.length === 0 ? '' : parcels.length}</span>
        <Button size="compact-sm" variant="default" onClick={() => setOpen('record')}>
          {own.add}
        </Button>
      </div>
      {list.error !== null && <ProblemMessage error={list.error} onRetry={() => void list.refetch()} />}
      <ul>
        {parcels.map((parcel) => (
          <li key={parcel.id} className={classes.parcel}>
            <span className={classes.expectedTitle}>{parcel.title ?? parcel.barcode ?? own.untitled}</span>
            <small>
              {joined([
                partnerName(parcel.lender),
                parcel.title === undefined ? undefined : parcel.barcode,
                parcel.volume,
                parcel.shelf,
                formats.date(parcel.recordedAt),
              ])}
            </small>
            <Group gap="xs">
              <Button size="compact-sm" variant="light" onClick={() => ask('match', parcel)}>
                {own.match}
              </Button>
              <Button size="compact-sm" variant="subtle" onClick={() => ask('remove', parcel)}>
                {own.remove}
              </Button>
            </Group>
          </li>
        ))}
      </ul>
      {open === 'record' && <RecordDialog code={code} onClose={close} />}
      {open === 'match' && chosen !== null && <MatchDialog parcel={chosen} onClose={close} />}
      {open === 'remove' && chosen !== null && <RemoveDialog parcel={chosen} onClose={close} />}
    </section>
  )
}
