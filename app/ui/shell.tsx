import { Button, Container, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Form, Link, NavLink } from 'react-router';

export interface Place {
  to: string;
  label: string;
  /** Only exactly this address is 'here', not those below it. */
  end?: boolean;
}

interface ShellProps {
  /** Where the brand leads, and what is written beside it. */
  home: string;
  context?: string;
  places: Place[];
  visitorName: string | undefined;
  children: ReactNode;
}

/** The frame of every signed-in page: brand, places, whose account it is, content. */
export function Shell({ home, context, places, visitorName, children }: ShellProps) {
  const { t } = useTranslation();
  return (
    <>
      <a className="skip" href="#content">
        {t('skipToContent')}
      </a>
      <header className="masthead">
        <Container size="lg" className="masthead-row">
          <Link to={home} className="brand">
            {context ?? t('product')}
          </Link>
          {places.length > 0 && (
            <nav aria-label={t('menu')}>
              <ul className="places">
                {places.map((place) => (
                  <li key={place.to}>
                    <NavLink to={place.to} end={place.end ?? false}>
                      {place.label}
                    </NavLink>
                  </li>
                ))}
              </ul>
            </nav>
          )}
          <div className="masthead-side">
            {visitorName ? (
              <>
                <Link to="/account">{visitorName}</Link>
                <Form method="post" action="/sign-out">
                  <Button type="submit" variant="default" size="compact-sm">
                    {t('signOut')}
                  </Button>
                </Form>
              </>
            ) : (
              <Link to="/sign-in">{t('signIn')}</Link>
            )}
          </div>
        </Container>
      </header>
      <Container size="lg" py="xl" component="main" id="content" tabIndex={-1}>
        {children}
      </Container>
    </>
  );
}

/** The frame of pages before there is anything to navigate: set-up, sign-in, errors. */
export function Bare({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Container size={480} py={48} component="main">
      <title>{`${title} · ${t('product')}`}</title>
      <Link to="/" className="brand">
        {t('product')}
      </Link>
      <Title order={1} size="h2" mt="xl" mb="lg">
        {title}
      </Title>
      {children}
    </Container>
  );
}
