"""Taking an audit over from its key kit and the packs it sent out, where the computer is lost."""

from dataclasses import dataclass
from datetime import datetime

from export.errors import FileFault, FileRejected
from export.key_text import KitFound, read_kit
from export.pack_file import PackContents, open_pack, pack_file_name
from export.sealing import new_seal_key
from export.signing import public_key
from forms.kinds import words_of
from models.key_snapshots import EscrowKey
from models.passwords import normalise_words
from models.profile import Profile
from models.rescue_store import Rescued
from models.snapshots import AuditDetails, AuditKeys, IssuedPack, OpenedPack


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOver:
    """What became of a pack: whose it is, and whether it was here already."""

    audit: str
    agency: str
    is_new: bool


def take_pack_over(
    profile: Profile, kit: str, raw: bytes, code_words: str, now: datetime
) -> TakenOver:
    """Keep the audit of a pack, and the pack, so that its returns can be imported here.

    ``kit`` is what the paper says; it must hold the key that signed the pack and one that opens
    its returns. What a pack does not carry (returns, dates of issue and meeting, other agencies)
    does not come back. Takes about 0.7 s. Raises FileRejected: what ``read_kit`` and ``open_pack``
    raise, KIT_OF_OTHER_PACK, AUDIT_CLOSED for an audit that was deleted here.
    """
    found = read_kit(kit)
    pins = {
        audit.id: public_key(profile.audits.keys(audit.id).signing_key)
        for audit in profile.audits.list()
    }
    contents = open_pack(raw, code_words, pins=pins, now=now)
    pack = contents.pack
    _refuse_deleted(profile, pack)
    keys = _audit_keys(found, pack)
    tool = contents.tool
    profile.audits.keep_tool(
        pack.definition, tool_id=tool.id, version=tool.version, title=tool.title
    )
    others = {each: found.identities[each] for each in pack.recipients if each in found.identities}
    others.pop(keys.recipient, None)
    is_new = profile.rescue.take(
        Rescued(
            audit_id=pack.audit_id,
            details=_details(pack),
            keys=keys,
            cases=contents.cases,
            agency_code=pack.agency_code,
            agency_name=pack.agency_name,
            pack=_issued(contents, normalise_words(code_words), now),
            escrow=_escrow(found, pack, now),
            others=[(identity, recipient) for recipient, identity in others.items()],
        )
    )
    return TakenOver(audit=pack.audit_title, agency=pack.agency_name, is_new=is_new)


def _refuse_deleted(profile: Profile, pack: OpenedPack) -> None:
    deleted = profile.deletions.packs().get(pack.id)
    if deleted is not None:
        code, at = deleted
        day = words_of(at.astimezone().date())
        raise FileRejected(FileFault.AUDIT_CLOSED, code, day)


def _audit_keys(found: KitFound, pack: OpenedPack) -> AuditKeys:
    """Give the keys of the audit; where its key was made anew meanwhile, a fresh one."""
    signing_key = found.signing_keys.get(pack.office_key)
    if signing_key is None or not any(each in found.identities for each in pack.recipients):
        raise FileRejected(FileFault.KIT_OF_OTHER_PACK)
    recipient = pack.recipients[0]
    identity = found.identities.get(recipient)
    if identity is None:
        fresh = new_seal_key()
        identity, recipient = fresh.identity, fresh.recipient
    return AuditKeys(identity=identity, recipient=recipient, signing_key=signing_key)


def _escrow(found: KitFound, pack: OpenedPack, now: datetime) -> EscrowKey | None:
    """Give the office's own key, which packs name last; None where the kit is without it."""
    recipient = pack.escrow or pack.recipients[-1]
    identity = found.identities.get(recipient)
    if identity is None or recipient == pack.recipients[0]:
        return None
    return EscrowKey(identity=identity, recipient=recipient, made_at=now, proved_at=now)


def _details(pack: OpenedPack) -> AuditDetails:
    return AuditDetails(
        code=pack.audit_code,
        title=pack.audit_title,
        theme=pack.theme,
        tool_sha256=pack.tool_sha256,
        blocks=pack.blocks,
        window=pack.window,
        issue_on=None,
        return_by=pack.return_by,
        meeting_on=None,
        contact=pack.contact,
        marking=pack.marking,
        concern_route=pack.concern_route,
        local_words=pack.local_words,
    )


def _issued(contents: PackContents, code_words: str, now: datetime) -> IssuedPack:
    pack = contents.pack
    return IssuedPack(
        id=pack.id,
        audit_id=pack.audit_id,
        agency_id="",
        code_words=code_words,
        secret=pack.secret,
        supersedes=contents.supersedes,
        sha256=pack.sha256,
        file_name=pack_file_name(pack.audit_code, pack.agency_code),
        issued_at=pack.issued_at or now,
    )
