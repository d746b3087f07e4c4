import { useTranslation } from 'react-i18next';
import { NavLink, useParams } from 'react-router';

/** The parts of one's own profile. */
export function ProfileParts() {
  const { t } = useTranslation('profiles');
  const { organization } = useParams();
  const base = `/o/${organization}/profile`;
  return (
    <nav aria-label={t('parts.label')}>
      <ul className="places">
        <li>
          <NavLink to={base} end>
            {t('parts.about')}
          </NavLink>
        </li>
        <li>
          <NavLink to={`${base}/skills`}>{t('parts.skills')}</NavLink>
        </li>
        <li>
          <NavLink to={`${base}/availability`}>{t('parts.times')}</NavLink>
        </li>
        <li>
          <NavLink to={`${base}/calendar`}>{t('parts.calendar')}</NavLink>
        </li>
        <li>
          <NavLink to={`${base}/reminders`}>{t('parts.reminders')}</NavLink>
        </li>
      </ul>
    </nav>
  );
}
