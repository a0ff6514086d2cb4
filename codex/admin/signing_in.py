"""Signing in to the back office: the password, then the second factor of whoever has one; and managing it."""

import time
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.contrib.auth import authenticate, login
from django.contrib.auth.views import LoginView
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.http import url_has_allowed_host_and_scheme

from codex import limits, second_factor
from codex.look import Alike
from codex.models import User
from codex.standing import FACTOR, Standing, standing_of

AWAITING = "awaiting_second_factor"  # in a session: whose password was right, and when
WAITS = 600  # seconds for the second factor
BACKEND = "codex.passwords.Passwords"


class Code(Alike, forms.Form):
    """The six digits of a phone, or a recovery code."""

    code = forms.CharField(
        max_length=32,
        label="Code",
        help_text="The six digits that your phone shows, or one of your recovery codes.",
        widget=forms.TextInput({"autocomplete": "one-time-code", "autofocus": True, "inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user = user

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        try:
            right = second_factor.accepts(self.user, code)
        except limits.TooMany as error:
            raise ValidationError(str(error), code="too_many") from error
        if not right:
            raise ValidationError(second_factor.WRONG, code="wrong")
        return code


class Proof(Alike, forms.Form):
    """Whoever changes how she signs in shows once more that it is she."""

    proof = forms.CharField(
        max_length=4096,
        strip=False,
        label="Your password, or a code",
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, request: HttpRequest, **options: Any) -> None:
        super().__init__(*args, **options)
        self.request = request

    def clean_proof(self) -> str:
        said: str = self.cleaned_data["proof"]
        person: Any = self.request.user
        try:
            if said.isdecimal() and second_factor.accepts(person, said):
                return said
            if authenticate(self.request, username=person.email, password=said) == person:
                return said
        except limits.TooMany as error:
            raise ValidationError(str(error), code="too_many") from error
        raise ValidationError("This is neither your password nor a code of yours.", code="wrong")


class NewFactor(Proof):
    """The first code of a phone that has just been given the secret."""

    field_order = ("code", "proof")
    code = forms.CharField(
        max_length=32,
        label="Code",
        help_text="The six digits that the phone shows now.",
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
    codes: list[str]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["proof"].label = "Your password"

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors:
            found = second_factor.set_up(self.request.session, self.request.user, cleaned["code"])
            if found is None:
                self.add_error(
                    "code", "This is not the code of now: look again, and check the phone's clock."
                )
            else:
                self.codes = found
        return cleaned


class SignInView(LoginView):
    """The password; whoever has a second factor is not signed in by it."""

    def form_valid(self, form: Any) -> HttpResponse:
        person = form.get_user()
        if standing_of(person).factor is None:
            return super().form_valid(form)
        session = self.request.session
        session.flush()
        session[AWAITING] = {
            "person": str(person.pk),
            "password": person.get_session_auth_hash(),
            "since": int(time.time()),
        }
        return to_code(self.get_success_url())


def to_code(then: str) -> HttpResponse:
    """The page that asks for the second factor, and leads on to another."""
    return HttpResponseRedirect(f"{reverse('admin:second_factor_code')}?{urlencode({'next': then})}")


def awaited(request: HttpRequest) -> Any:
    """Who has shown the password and not the second factor yet; None where nobody has, or too long ago."""
    if request.user.is_authenticated:
        return request.user
    said = request.session.get(AWAITING)
    if said is None or time.time() - said["since"] > WAITS:
        return None
    person = User.objects.filter(pk=said["person"], is_active=True).first()
    same = person and constant_time_compare(person.get_session_auth_hash(), said["password"])
    return person if same else None


def ask_code(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """Ask for the second factor, and sign in whoever shows it."""
    person = awaited(request)
    standing = standing_of(person) if person else Standing()
    if person is None or standing.factor is None:
        return HttpResponseRedirect(reverse("admin:login"))
    form = Code(request.POST or None, user=person)
    if request.method == "POST" and form.is_valid():
        request.session.pop(AWAITING, None)
        login(request, person, backend=BACKEND)
        request.session[FACTOR] = standing.factor
        return HttpResponseRedirect(safe_next(request))
    context |= {"title": "Second factor", "form": form, "person": person}
    return TemplateResponse(request, "admin/second_factor_code.html", context)


def safe_next(request: HttpRequest) -> str:
    """Where the page leads to: within this site, or its front page."""
    then = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(then, {request.get_host()}, require_https=request.is_secure())
    return then if safe else reverse("admin:index")


def manage(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """Set up a second factor, get other recovery codes, or take it away; each is asked for a proof."""
    person: Any = request.user
    standing = standing_of(person)
    doing = request.POST.get("do", "") if request.method == "POST" else ""
    codes: list[str] = []
    if standing.factor is None:
        form: Any = NewFactor(request.POST if doing == "set_up" else None, request=request)
        if doing == "set_up" and form.is_valid():
            codes, standing = form.codes, standing_of(person)
    else:
        form = Proof(request.POST if doing in ("codes", "remove") else None, request=request)
        if doing == "codes" and form.is_valid():
            codes = second_factor.new_codes(person)
        elif doing == "remove" and form.is_valid():
            second_factor.remove(person)
            request.session.pop(FACTOR, None)
            messages.success(request, "Your second factor is gone.")
            return HttpResponseRedirect(request.path)
    context |= {"title": "Second factor", "standing": standing, "codes": codes, "form": form}
    if standing.factor is None:
        secret = second_factor.begin(request.session)
        context |= {"secret": secret, "picture": second_factor.picture(person, secret)}
    elif codes:
        context["form"] = Proof(request=request)
    else:
        context["left"] = second_factor.codes_left(person)
    return TemplateResponse(request, "admin/second_factor.html", context)
