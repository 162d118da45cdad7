import { createRootRoute, createRoute } from '@tanstack/react-router'
import { NotFoundPage } from './layout/not-found-page.tsx'
import { SignedInLayout } from './layout/signed-in-layout.tsx'

/** The root of all pages. */
export const root = createRootRoute({ notFoundComponent: NotFoundPage })

/** The pages of people who have signed in. */
export const signedIn = createRoute({ getParentRoute: () => root, id: 'person', component: SignedInLayout })
