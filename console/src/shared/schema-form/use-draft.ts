import { useMemo, useState } from 'react'
import type { Fault } from '../../api/problem.ts'
import type { SettingWords } from '../../words/settings/setting-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { isSame, mergeChanges, type Path, pathText, withValueAt } from './draft.ts'
import { findFaults } from './find-faults.ts'
import { isObject } from './is-object.ts'
import type { SchemaNode } from './schema-node.ts'

type Start = { readonly value: unknown; readonly etag: string | null }

export type Conflict = { readonly mine: unknown; readonly theirs: unknown; readonly paths: readonly Path[] }

type Options = {
  readonly schema: SchemaNode
  readonly root: string
  readonly settings: SettingWords
  readonly start: Start
}

const changedMembers = (before: unknown, after: unknown): readonly string[] =>
  isObject(before) && isObject(after)
    ? [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
        (name) => !isSame(before[name], after[name]),
      )
    : []

/**
 * Keeps a document while a person edits it: what they made of it, its faults, and what somebody else has changed
 * meanwhile.
 */
export const useDraft = ({ schema, root, settings, start: first }: Options) => {
  const { words } = useWords()
  const [start, setStart] = useState(first)
  const [draft, setDraft] = useState(first.value)
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set())
  const [showsAll, setShowsAll] = useState(false)
  const [refused, setRefused] = useState<readonly Fault[]>([])
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const faults = useMemo(
    () => findFaults(schema, draft, [], { words: words.settingFaults, settings, root }),
    [schema, draft, words, settings, root],
  )
  const touch = (path: Path): void => setTouched((before) => new Set([...before, pathText(path)]))
  const faultAt = (text: string): string | undefined =>
    faults.find(({ path }) => path === text && (showsAll || touched.has(text)))?.message ??
    refused.find(({ path }) => path === text)?.message
  return {
    draft,
    etag: start.etag,
    faults,
    refused,
    conflict,
    touch,
    showAllFaults: () => setShowsAll(true),
    isChanged: !isSame(start.value, draft),
    /** The settings that differ from what is stored. */
    changed: changedMembers(start.value, draft),
    change: (path: Path, value: unknown): void => {
      setDraft((before: unknown) => withValueAt(before, path, value))
      // The value has changed since the API refused it.
      setRefused((before) => before.filter(({ path: at }) => !at.startsWith(pathText(path))))
    },
    faultOf: (path: Path): string | undefined => faultAt(pathText(path)),
    noteRefusal: (faults: readonly Fault[]) => setRefused(faults),
    /** Takes over what is stored now, once it was saved. */
    restart: (saved: Start): void => {
      setStart(saved)
      setDraft(saved.value)
      setTouched(new Set())
      setShowsAll(false)
      setRefused([])
      setConflict(null)
    },
    /** Brings in what somebody else has saved meanwhile; nothing of this person's changes is lost. */
    mergeWith: (theirs: Start): void => {
      const { merged, conflicts } = mergeChanges(start.value, draft, theirs.value)
      setStart(theirs)
      setDraft(merged)
      setConflict({ mine: draft, theirs: theirs.value, paths: conflicts })
    },
  }
}

export type Draft = ReturnType<typeof useDraft>
