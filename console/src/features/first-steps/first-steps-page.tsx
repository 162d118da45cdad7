import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../api/api-context.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { Page } from '../../shared/page/page.tsx'
import { Pending } from '../../shared/page/pending.tsx'
import { useFirstStepsWords } from '../../words/first-steps/use-first-steps-words.ts'
import { setupQuery } from './first-steps-queries.ts'
import { LibraryStep } from './library-step.tsx'
import { KeyStep, MailStep, SystemStep } from './optional-steps.tsx'
import { PartnerStep } from './partner-step.tsx'
import { TrialStep } from './trial-step.tsx'

/** Leads an admin from a new gateway to a first request. */
export const FirstStepsPage = () => {
  const firstSteps = useFirstStepsWords()
  const setup = useQuery(setupQuery(useApi()))
  return (
    <Page title={firstSteps.title} description={firstSteps.description}>
      {setup.isError && <ProblemMessage error={setup.error} onRetry={() => void setup.refetch()} />}
      {setup.isPending && <Pending />}
      {setup.data !== undefined && (
        <Stack gap="md" maw={860}>
          <LibraryStep library={setup.data.library} />
          <PartnerStep partner={setup.data.partner} />
          <SystemStep {...setup.data} />
          <MailStep {...setup.data} />
          <KeyStep {...setup.data} />
          <TrialStep library={setup.data.library} />
        </Stack>
      )}
    </Page>
  )
}
