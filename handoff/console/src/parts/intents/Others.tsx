import { t } from '../../text';
import { Sheet } from './bits';
import { Phrases } from './Phrases';

/** Issues that belong to a person, whatever they resemble. */
export const Others = () => <Sheet title={t('int.others')}><Phrases at="others" lead={t('int.othersHow')} /></Sheet>;
