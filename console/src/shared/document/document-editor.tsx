import { Button, Group, Stack } from '@mantine/core'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import type { DocumentValue, StoredDocument } from '../../api/operations/documents.ts'
import { toProblem } from '../../api/problem.ts'
import { usePermission } from '../../api/session.ts'
import { useSettingWords } from '../../words/settings/use-setting-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { LeaveDialog } from '../feedback/leave-dialog.tsx'
import { useNotes } from '../feedback/notes.tsx'
import { ProblemMessage } from '../feedback/problem-message.tsx'
import { reportHalfTyped } from '../form/report-half-typed.ts'
import { ConflictChoice } from '../schema-form/conflict-choice.tsx'
import { kindOf, startOf } from '../schema-form/field-kind.ts'
import type { FormState } from '../schema-form/form-context.tsx'
import { SchemaForm } from '../schema-form/schema-form.tsx'
import { type SchemaNode, schemaNamed } from '../schema-form/schema-node.ts'
import { useDraft } from '../schema-form/use-draft.ts'
import { DeleteDocument } from './delete-document.tsx'
import classes from './document-editor.module.css'
import { DocumentJson } from './document-json.tsx'
import type { DocumentKind } from './document-kind.ts'
import { findersOf, openApiQuery, useSuggestions } from './document-queries.ts'

type Props = {
  readonly kind: DocumentKind
  /** The code of a document that exists, or will exist under it; null where the person chooses one. */
  readonly code: string | null
  readonly stored: StoredDocument | null
  /** Which alternatives a new document begins with, by the member that has them. */
  readonly alternatives?: Readonly<Record<string, string>>
  /** Whether its sections are lines until they are opened. */
  readonly isFolded?: boolean
  /** The content below the settings of a section. */
  readonly below?: (section: string, draft: DocumentValue) => ReactNode
  readonly summaryOf?: FormState['summaryOf']
  /** Called with each change of the form, saved or not. */
  readonly onDraft?: (draft: DocumentValue) => void
  readonly onSaved: (code: string) => void
  readonly onDeleted: () => void
}

/** The most changed settings that are named beside the button that saves them. */
const maxNamed = 3

const withRequiredCode = (schema: SchemaNode, member: string | null): SchemaNode =>
  member === null ? schema : { ...schema, required: [...(schema.required ?? []), member] }

/** Returns the first values of a new document: its defaults, and the alternatives that are chosen for it. */
const startWith = (schema: SchemaNode, alternatives: Readonly<Record<string, string>>): DocumentValue => {
  const chosen = Object.entries(alternatives).map(([member, id]): [string, unknown] => {
    const kind = kindOf(schema.properties?.[member] ?? {})
    return [
      member,
      kind.kind === 'alternatives' ? kind.alternatives.find((each) => each.id === id)?.start : undefined,
    ]
  })
  return { ...(startOf(schema) as DocumentValue), ...Object.fromEntries(chosen) }
}

/** Returns a document as it is written: without the members that the gateway maintains. */
const writtenOf = ({ keptByGateway = [] }: DocumentKind, value: DocumentValue): DocumentValue =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !keptByGateway.includes(name)))

/** The form of one configuration document: it begins with what is stored, and saves only over what it began with. */
export const DocumentEditor = ({
  kind,
  code,
  stored,
  alternatives = {},
  isFolded = false,
  below,
  summaryOf,
  onDraft,
  onSaved,
  onDeleted,
}: Props) => {
  const api = useApi()
  const { words } = useWords()
  const show = useNotes()
  const queryClient = useQueryClient()
  const settings = useSettingWords()
  const mayWrite = usePermission('configuration:write')
  const { data: openApi } = useSuspenseQuery(openApiQuery(api))
  const suggestions = useSuggestions(kind)
  const isNew = stored === null
  const [isJson, setJson] = useState(false)
  const schema = useMemo(
    () => withRequiredCode(schemaNamed(openApi, kind.schema), code === null ? kind.codeMember : null),
    [openApi, kind, code],
  )
  const [start] = useState(
    (): StoredDocument => stored ?? { value: startWith(schema, alternatives), etag: null },
  )
  const draft = useDraft({ schema, root: kind.name, settings, start })
  const value = draft.draft as DocumentValue
  useEffect(() => onDraft?.(value), [value, onDraft])
  // Somebody else saved it while it is open here, such as the technician of a partner.
  const storedTag = stored?.etag
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another version brings something in
  useEffect(() => {
    if (stored === null || storedTag === draft.etag) return
    if (draft.isChanged) draft.mergeWith(stored)
    else draft.restart(stored)
  }, [storedTag])
  const ownCode = code ?? (kind.codeMember === null ? '' : String(value[kind.codeMember] ?? '').trim())
  // A document that was saved or deleted has no changes to lose, though the form may not be drawn again yet.
  const isSettled = useRef(false)
  const save = useMutation({
    mutationFn: () => api.documents.save(kind.pathOf(ownCode), writtenOf(kind, value), draft.etag),
    onSuccess: (saved) => {
      draft.restart(saved)
      queryClient.setQueryData(['document', kind.name, ownCode], saved)
      void queryClient.invalidateQueries({ queryKey: ['documents'] })
      void queryClient.invalidateQueries({ queryKey: ['partners'] })
      show({ text: words.settingForm.saved })
      isSettled.current = true
      onSaved(ownCode)
    },
    onError: async (error) => {
      const problem = toProblem(error)
      if (problem.kind === 'invalid_input') draft.noteRefusal(problem.faults)
      if (problem.kind !== 'precondition_failed') return
      if (isNew && kind.codeMember !== null)
        draft.noteRefusal([{ path: kind.codeMember, message: words.settingForm.codeTaken }])
      else draft.mergeWith(await api.documents.read(kind.pathOf(ownCode)))
    },
  })
  useEffect(() => {
    if (draft.isChanged) isSettled.current = false
  }, [draft.isChanged])
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      draft.isChanged && !isSettled.current && current.pathname !== next.pathname,
    enableBeforeUnload: () => draft.isChanged,
    withResolver: true,
  })
  const settleAndLeave = (): void => {
    isSettled.current = true
    onDeleted()
  }
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    draft.showAllFaults()
    if (reportHalfTyped(event.currentTarget)) return
    const [fault] = draft.faults
    if (fault === undefined) save.mutate()
    // The element that has the fault may have to be opened first.
    else requestAnimationFrame(() => document.getElementById(`setting-${fault.path}`)?.focus())
  }
  const problem = save.isError ? toProblem(save.error) : undefined
  /** Returns the label of a setting, after those of the settings around it. */
  const settingOf = (path: string): string => {
    const parts = path.split('/')
    return parts
      .flatMap((part, place) =>
        /^\d+$/.test(part) ? [] : [settings.label([kind.name, ...parts.slice(0, place + 1)])],
      )
      .join(' › ')
  }
  const faultCount = draft.faults.filter(({ path }) => draft.faultOf(path.split('/')) !== undefined).length
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md" className={classes.form ?? ''}>
        <ConflictChoice draft={draft} root={kind.name} settings={settings} />
        {problem !== undefined && problem.kind !== 'precondition_failed' && (
          <ProblemMessage error={problem} labelOf={settingOf} />
        )}
        {isJson ? (
          <DocumentJson value={value} faults={draft.faults} onChange={(next) => draft.change([], next)} />
        ) : (
          <SchemaForm
            root={kind.name}
            schema={schema}
            sections={kind.sections}
            draft={draft}
            settings={settings}
            suggestions={suggestions}
            finders={findersOf(api, kind)}
            ordered={kind.ordered ?? []}
            summaryOf={summaryOf}
            isReadOnly={!mayWrite}
            isFolded={isFolded}
            hidden={[
              ...(code === null || kind.codeMember === null ? [] : [kind.codeMember]),
              ...(kind.keptByGateway ?? []),
            ]}
            sectionTitle={(id) => words.settingSections[id as keyof typeof words.settingSections] ?? id}
            {...(below === undefined ? {} : { below: (section: string) => below(section, value) })}
          />
        )}
        {mayWrite && (
          <Group className={classes.bar} justify="space-between">
            <Group gap="sm">
              <Button type="submit" loading={save.isPending} disabled={!isNew && !draft.isChanged}>
                {draft.conflict === null ? words.common.save : words.settingForm.saveChoice}
              </Button>
              <span className={classes.hint} role="status">
                {faultCount > 0
                  ? words.settingForm.faults(faultCount)
                  : draft.isChanged
                    ? words.settingForm.unsaved(
                        draft.changed.length,
                        draft.changed
                          .slice(0, maxNamed)
                          .map((name) => settings.label([kind.name, name]))
                          .join(', '),
                      )
                    : ''}
              </span>
              <Button variant="subtle" size="compact-sm" onClick={() => setJson(!isJson)}>
                {isJson ? words.settingForm.asForm : words.settingForm.asJson}
              </Button>
            </Group>
            {!isNew && kind.canBeDeleted && code !== null && (
              <DeleteDocument kind={kind} code={code} etag={draft.etag} onDeleted={settleAndLeave} />
            )}
          </Group>
        )}
      </Stack>
      {blocker.status === 'blocked' && <LeaveDialog onLeave={blocker.proceed} onStay={blocker.reset} />}
    </form>
  )
}
