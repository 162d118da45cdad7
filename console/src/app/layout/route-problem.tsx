import { Button, Stack, Title } from '@mantine/core'
import { useEffect } from 'react'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { useWords } from '../../words/words-context.tsx'
import { isPartMissing } from '../lazy-page.ts'

const askEvery = 3_000
const reloadedAt = 'lendwire.reloadedAt'
/** A page that fails again so soon fails for another reason. */
const reloadAtMostEvery = 60_000

/** Reloads the page once the gateway answers again; returns what stops the waiting. */
const reloadWhenBack = (): (() => void) => {
  if (Date.now() - Number(sessionStorage.getItem(reloadedAt) ?? 0) < reloadAtMostEvery) return () => undefined
  const reloadIfBack = (): void => {
    void fetch('/console', { method: 'HEAD' }).then(
      ({ ok }) => {
        if (!ok) return
        sessionStorage.setItem(reloadedAt, String(Date.now()))
        window.location.reload()
      },
      () => undefined,
    )
  }
  reloadIfBack()
  const timer = setInterval(reloadIfBack, askEvery)
  return () => clearInterval(timer)
}

/** Says that a page could not be shown, as after an update of the gateway: its old files are gone. */
export const RouteProblem = ({ error }: { readonly error: unknown }) => {
  const { words } = useWords()
  useEffect(() => (isPartMissing(error) ? reloadWhenBack() : undefined), [error])
  return (
    <Stack p="xl" align="flex-start">
      <Title order={1} size="h3">
        {words.problems.pageFailed}
      </Title>
      <ProblemMessage
        error={error}
        {...(isPartMissing(error) ? { message: words.problems.pageFailedHint } : {})}
      />
      <Button onClick={() => window.location.reload()}>{words.problems.reload}</Button>
    </Stack>
  )
}
