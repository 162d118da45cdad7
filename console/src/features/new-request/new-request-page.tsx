import {
  Button,
  Group,
  Input,
  Kbd,
  SegmentedControl,
  Select,
  SimpleGrid,
  Stack,
  Textarea,
} from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useBlocker, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { librariesQuery, usePartnerName } from '../../api/names.ts'
import { toProblem } from '../../api/problem.ts'
import { usePermission, useSession } from '../../api/session.ts'
import type { Patron, RequestView } from '../../api/types.ts'
import { useChosenLibrary } from '../../shared/chosen-library.ts'
import { LeaveDialog } from '../../shared/feedback/leave-dialog.tsx'
import { useNotes } from '../../shared/feedback/notes.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { faultsByField, fieldOfPath } from '../../shared/form/faults-by-field.ts'
import { reportHalfTyped } from '../../shared/form/report-half-typed.ts'
import { Page } from '../../shared/page/page.tsx'
import { Panel } from '../../shared/panel.tsx'
import { useCtrlKey } from '../../shared/use-ctrl-key.ts'
import { useWords } from '../../words/words-context.tsx'
import { EditFields, useFieldLabel } from '../request/edit/edit-fields.tsx'
import { differences } from '../request/edit/edited-values.ts'
import { useCreatedNote } from '../request/use-created-note.ts'
import { dayAfter } from './arrival.ts'
import { LookedUpNote } from './looked-up-note.tsx'
import classes from './new-request-page.module.css'
import type { NewRequestSearch } from './new-request-search.ts'
import {
  emptyCitation,
  emptyService,
  type ItemKind,
  itemKinds,
  kindOf,
  readCitation,
  requestBody,
  shownFields,
  usualService,
  withLookedUp,
} from './new-request-values.ts'
import { partnerFiguresQuery } from './partner-figures.ts'
import { PatronField } from './patron-field.tsx'
import { startingText } from './starting-text.ts'
import { usePlannedRota, WhoToAsk } from './who-to-ask.tsx'

/** Creates a request: from a pasted reference that is looked up, or from the form, which begins with what the address says. */
export const NewRequestPage = () => {
  const search = useSearch({ from: '/person/new-request' })
  return <NewRequest key={JSON.stringify(search)} search={search} />
}

const NewRequest = ({ search }: { readonly search: NewRequestSearch }) => {
  const { words, formats } = useWords()
  const ctrl = useCtrlKey()
  const partnerName = usePartnerName()
  const api = useApi()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const show = useNotes()
  const noteCreated = useCreatedNote()
  const session = useSession()
  const { data: libraries } = useQuery(librariesQuery(api))
  const [start] = useState(() => startingText(search.text ?? ''))
  const [startCitation] = useState<typeof emptyCitation>({
    ...emptyCitation,
    'citation.title': start.title ?? '',
  })
  const [reference, setReference] = useState(start.reference ?? '')
  const [citation, setCitation] = useState(startCitation)
  const [kind, setKind] = useState<ItemKind>('Book')
  const [service, setService] = useState(emptyService)
  const [filled, setFilled] = useState({ citation: emptyCitation, type: emptyService['service.type'] })
  const [patron, setPatron] = useState<Patron | null>(
    search.patron === undefined ? null : { id: search.patron },
  )
  const [rota, setRota] = useState<string[]>([])
  const { library: chosen } = useChosenLibrary()
  const [ownChoice, setLibrary] = useState<string | null>(search.library ?? null)
  const [isLong, setLong] = useState(false)
  const [isTried, setTried] = useState(false)
  const [isMaking, setMaking] = useState(false)
  const libraryField = useRef<HTMLInputElement>(null)
  const library =
    session?.library ?? ownChoice ?? chosen ?? (libraries?.length === 1 ? libraries[0]?.code : undefined)
  const labels = words.newRequest
  const lookUp = useMutation({
    mutationFn: (text: string) => api.lookUpCitation(text),
    onSuccess: (result) => {
      const lookedUpKind = kindOf(result.citation, result.service)
      const citationFound = {
        ...readCitation(result.citation),
        ...(lookedUpKind === 'other' ? {} : { 'citation.publicationType': lookedUpKind }),
      }
      setKind(lookedUpKind)
      setCitation((now) => withLookedUp(now, filled.citation, citationFound))
      setService((now) =>
        now['service.type'] === filled.type ? { ...now, 'service.type': result.service } : now,
      )
      setFilled({ citation: citationFound, type: result.service })
    },
  })
  const { mutate } = lookUp
  useEffect(() => {
    if (start.reference !== undefined) mutate(start.reference)
  }, [mutate, start])
  const create = useMutation({
    mutationFn: () =>
      api.createRequest({
        ...requestBody(citation, service, lookUp.data?.citation),
        patron: patron ?? undefined,
        library,
        ...(rota.length === 0 ? {} : { rota }),
      }),
  })
  const takeBack = async (number: string, at: string): Promise<void> => {
    try {
      // What was created is taken back by the next note.
      noteCreated(await api.runCommand(number, { type: 'undo', command: 'send', at }), labels.takenBack)
    } catch (error) {
      show({ color: 'red', text: words.problems[toProblem(error).kind] })
    }
    await queryClient.invalidateQueries({ queryKey: ['request', number] })
  }
  /** Sends a request that was just made, and says so. Where it cannot be sent yet, its own page says what comes first. */
  const ask = async (request: RequestView, partner: string): Promise<void> => {
    const { number, allowedCommands } = request
    if (!allowedCommands.includes('send')) return noteCreated(request, labels.created(number))
    try {
      const { undo } = await api.runCommand(number, { type: 'send' })
      show({
        text: labels.createdAndAsked(partner),
        ...(undo?.command === 'send' && {
          action: {
            label: words.request.command.undo,
            run: () => void takeBack(number, undo.at),
            ...(undo.until !== undefined && { until: undo.until }),
          },
        }),
      })
    } catch (error) {
      show({ color: 'red', text: labels.createdNotAsked(words.problems[toProblem(error).kind]) })
    }
  }
  /** Makes the request, and asks a partner where one is named. */
  const make = async (partner?: string): Promise<void> => {
    setMaking(true)
    try {
      const request = await create.mutateAsync()
      isCreated.current = true
      if (partner === undefined) noteCreated(request, labels.created(request.number))
      else await ask(request, partnerName(partner))
      await navigate({ to: '/requests/$number', params: { number: request.number } })
    } catch {
      // The form shows what is wrong: `create.error`.
    } finally {
      setMaking(false)
    }
  }
  // The session's end leads nowhere else, and a request that is made has nothing to lose.
  const isCreated = useRef(false)
  const isFilled =
    (patron !== null && patron.id !== search.patron) ||
    rota.length > 0 ||
    differences(startCitation, citation).length + differences(emptyService, service).length > 0
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      isFilled &&
      !isCreated.current &&
      (current.pathname !== next.pathname || JSON.stringify(current.search) !== JSON.stringify(next.search)),
    enableBeforeUnload: () => isFilled && !isCreated.current,
    withResolver: true,
  })
  const names = [...Object.keys(citation), ...Object.keys(service)]
  const errors = create.isError
    ? faultsByField(toProblem(create.error), (path) => fieldOfPath(path, names))
    : {}
  const labelOf = useFieldLabel(names)
  const { 'service.type': type = '', ...otherService } = service
  const isLibraryMissing = session?.library === null && library === undefined
  const planned = usePlannedRota({ library, body: requestBody(citation, service, lookUp.data?.citation) })
  const { data: figures } = useQuery({
    ...partnerFiguresQuery(api, type),
    enabled: usePermission('statistics:read'),
  })
  const first = rota[0] ?? planned[0]
  const days = first === undefined ? undefined : figures?.get(first)?.days
  const chooseKind = (next: ItemKind): void => {
    setKind(next)
    setCitation((now) => ({ ...now, 'citation.publicationType': next === 'other' ? '' : next }))
    // A service that the person has chosen stays.
    if (service['service.type'] !== filled.type) return
    setService((now) => ({ ...now, 'service.type': usualService(next) }))
    setFilled((now) => ({ ...now, type: usualService(next) }))
  }
  const submit = (form: HTMLFormElement | null, partner?: string): void => {
    setTried(true)
    if (isLibraryMissing) libraryField.current?.focus()
    else if (form !== null && !reportHalfTyped(form)) void make(partner)
  }
  return (
    <Page title={labels.title} description={labels.hint}>
      <Stack gap="md">
        <form
          className={classes.paste}
          onSubmit={(event) => {
            event.preventDefault()
            lookUp.mutate(reference.trim())
          }}
        >
          <Group align="flex-end" gap="xs">
            <Textarea
              flex={1}
              miw={240}
              data-field="text"
              label={labels.reference}
              autosize
              maxRows={6}
              autoFocus
              value={reference}
              onChange={(event) => setReference(event.currentTarget.value)}
              onPaste={(event) => {
                // What is pasted into the empty field is looked up at once; what is put together is not complete yet.
                const text = event.clipboardData.getData('text').trim()
                if (reference.trim() === '' && text !== '') lookUp.mutate(text)
              }}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.shiftKey) return
                event.preventDefault()
                if (reference.trim() !== '') lookUp.mutate(reference.trim())
              }}
            />
            <Button
              type="submit"
              variant="default"
              loading={lookUp.isPending}
              disabled={reference.trim() === ''}
            >
              {labels.lookUp}
            </Button>
          </Group>
          {lookUp.isError && <ProblemMessage error={lookUp.error} />}
          {lookUp.data !== undefined && <LookedUpNote result={lookUp.data} />}
        </form>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            submit(event.currentTarget, first)
          }}
          noValidate
        >
          <Stack gap="md">
            <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
              <Panel
                title={labels.item}
                action={
                  <>
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      aria-expanded={isLong}
                      onClick={() => setLong(!isLong)}
                    >
                      {isLong ? labels.less : labels.more}
                    </Button>
                    <SegmentedControl
                      size="xs"
                      aria-label={words.citation.publicationType}
                      data={itemKinds.map((value) => ({ value, label: labels.kinds[value] }))}
                      value={kind}
                      onChange={chooseKind}
                    />
                  </>
                }
              >
                <div className={classes.fields}>
                  <EditFields
                    values={shownFields(citation, kind, isLong)}
                    errors={errors}
                    onChange={(changed) => setCitation((before) => ({ ...before, ...changed }))}
                  />
                </div>
              </Panel>
              <Panel title={labels.how}>
                {session?.library === null && (
                  <Select
                    label={labels.library}
                    data-field="library"
                    ref={libraryField}
                    required
                    error={isTried && isLibraryMissing ? words.settingFaults.required : undefined}
                    searchable
                    data={(libraries ?? []).map(({ code, name }) => ({ value: code, label: name }))}
                    value={library ?? null}
                    onChange={setLibrary}
                  />
                )}
                <PatronField library={library} start={search.patron} patron={patron} onChange={setPatron} />
                <Input.Wrapper
                  label={words.request.service}
                  labelElement="div"
                  error={errors['service.type']}
                >
                  <SegmentedControl
                    className={classes.service ?? ''}
                    aria-label={words.request.service}
                    data={Object.entries(words.services).map(([value, label]) => ({ value, label }))}
                    value={type}
                    onChange={(next) => setService((before) => ({ ...before, 'service.type': next }))}
                  />
                </Input.Wrapper>
                <div className={classes.fields}>
                  <EditFields
                    values={otherService}
                    errors={errors}
                    onChange={(changed) => setService((before) => ({ ...before, ...changed }))}
                  />
                </div>
              </Panel>
            </SimpleGrid>
            <WhoToAsk planned={planned} figures={figures} rota={rota} onChange={setRota} />
            {create.isError && (
              <ProblemMessage
                error={create.error}
                labelOf={(path) => (fieldOfPath(path, names) === undefined ? undefined : labelOf(path))}
              />
            )}
            <div className={classes.foot}>
              {first !== undefined && days !== undefined && (
                <span className={classes.likely}>
                  {labels.likely(formats.date(dayAfter(days)), partnerName(first))}
                </span>
              )}
              {first !== undefined && (
                <Button
                  variant="default"
                  disabled={isMaking}
                  onClick={(event) => submit(event.currentTarget.form)}
                >
                  {labels.createOnly}
                </Button>
              )}
              <Button
                type="submit"
                loading={isMaking}
                rightSection={
                  <Kbd size="xs" aria-hidden>
                    {ctrl} ↵
                  </Kbd>
                }
              >
                {first === undefined ? labels.create : labels.createAndAsk(partnerName(first))}
              </Button>
            </div>
          </Stack>
        </form>
      </Stack>
      {blocker.status === 'blocked' && <LeaveDialog onLeave={blocker.proceed} onStay={blocker.reset} />}
    </Page>
  )
}
