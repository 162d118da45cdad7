import { Group, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { usePageTitle } from './use-page-title.ts'

type Props = {
  readonly title: string
  /** One sentence below the title. */
  readonly description?: string
  /** What is shown beside the title, such as a code and a state. */
  readonly mark?: ReactNode
  /** Buttons at the right of the title. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A page below the navigation: its title, its buttons, its content. */
export const Page = ({ title, description, mark, actions, children }: Props) => {
  usePageTitle(title)
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start" gap="sm">
        <div>
          <Group gap="xs">
            <Title order={1} size="h3">
              {title}
            </Title>
            {mark}
          </Group>
          {description !== undefined && (
            <Text c="dimmed" size="sm">
              {description}
            </Text>
          )}
        </div>
        {actions !== undefined && (
          <Group gap="xs" className="no-print">
            {actions}
          </Group>
        )}
      </Group>
      {children}
    </Stack>
  )
}
