"""The page that an invitation's link opens: become a member, with a new account or one's own."""

from typing import Any

from django.contrib.auth import login
from django.contrib.auth.forms import BaseUserCreationForm
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from codex import services
from codex.admin.places import address
from codex.admin.signing_in import to_code
from codex.admin.site import site
from codex.look import Alike
from codex.models import User
from codex.queries import Offer, invitation_of
from codex.refusals import refusal_of
from codex.standing import standing_of


class NewMember(Alike, BaseUserCreationForm):  # type: ignore[type-arg]
    """Name and password of somebody who has no account yet; the address is the invited one."""

    class Meta:
        model = User
        fields = ("full_name",)


@never_cache
@sensitive_post_parameters()
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show what is offered, and take it up on POST; a token that does not hold answers 404, always alike."""
    person = request.user if request.user.is_authenticated else None
    if person and not standing_of(person).proven(request.session):
        return to_code(request.get_full_path())
    offer = invitation_of(*services.read_token(token))
    if offer is None or (person and person.email.lower() != offer.email.lower()):
        return _sorry(request, 404)
    if person:
        return _accept(request, token, offer, person) if request.method == "POST" else _page(request, offer)
    if User.objects.filter(email__iexact=offer.email).exists():
        return _page(request, offer, sign_in=True)
    form = NewMember(request.POST or None, instance=User(email=offer.email))
    if request.method == "POST" and form.is_valid():
        return _accept(request, token, offer, form.save(commit=False))
    return _page(request, offer, form=form)


def _accept(request: HttpRequest, token: str, offer: Offer, person: User) -> HttpResponse:
    """Account, membership and acceptance in the request's one transaction: all of it or nothing."""
    try:
        if person._state.adding:
            person.save()
        services.accept_invitation(token=token, user=person)
    except DatabaseError as error:
        refusal = refusal_of(error)
        if refusal is None:
            raise
        return _sorry(request, refusal.status)
    login(request, person)
    return HttpResponseRedirect(address(offer.slug))


def _page(request: HttpRequest, offer: Offer, **context: Any) -> HttpResponse:
    title = f"Join {offer.workspace}"
    frame = site.each_context(request)
    return render(request, "codex/invitation.html", {**frame, "title": title, "offer": offer, **context})


def _sorry(request: HttpRequest, status: int) -> HttpResponse:
    context = {**site.each_context(request), "title": "No such invitation"}
    return render(request, "codex/no_invitation.html", context, status=status)
