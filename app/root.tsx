import '@mantine/core/styles.layer.css';
import './ui/page.css';
import { ColorSchemeScript, MantineProvider, mantineHtmlProps } from '@mantine/core';
import { use } from 'react';
import { useTranslation } from 'react-i18next';
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
} from 'react-router';
import type { Route } from './+types/root';
import { findVisitor } from './features/people/visitor.server.ts';
import { visitorContext, worldContext } from './http/context.ts';
import { i18n } from './i18n.ts';
import { NonceContext } from './ui/nonce.ts';
import { Bare } from './ui/shell.tsx';
import { cssVariables, theme } from './ui/theme.ts';

export const middleware: Route.MiddlewareFunction[] = [
  async ({ request, context }) => {
    context.set(visitorContext, await findVisitor(context.get(worldContext), request.headers));
  },
];

export function loader({ context }: Route.LoaderArgs) {
  const visitor = context.get(visitorContext);
  return {
    visitor: visitor && { name: visitor.name, email: visitor.email, timeZone: visitor.timeZone },
  };
}

// The session can change with any action, but nothing here does without a whole new page.
export function shouldRevalidate({
  formAction,
  defaultShouldRevalidate,
}: {
  formAction?: string;
  defaultShouldRevalidate: boolean;
}) {
  return formAction ? defaultShouldRevalidate : false;
}

export function Layout({ children }: { children: React.ReactNode }) {
  const nonce = use(NonceContext);
  return (
    <html lang={i18n.language} {...mantineHtmlProps}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <ColorSchemeScript defaultColorScheme="auto" nonce={nonce} suppressHydrationWarning />
        <Meta />
        <Links />
      </head>
      <body>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={cssVariables}
          defaultColorScheme="auto"
        >
          {children}
        </MantineProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  const { t } = useTranslation();
  const missing = isRouteErrorResponse(error) && error.status === 404;
  const title = missing ? t('error.notFoundTitle') : t('error.title');
  return (
    <Bare title={title}>
      <p>{missing ? t('error.notFound') : t('error.text')}</p>
      <p>
        <a href="/">{t('error.goHome')}</a>
      </p>
    </Bare>
  );
}
