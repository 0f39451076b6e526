"""The addresses below an event's, in either language, and those of a registration itself, in neither."""

from django.urls import re_path

from qcihungary.training.registration import links, views

EVENT = r"^(?P<event>(?:[\w\-.]+/)*[\w\-.]+)/registration/"
TOKEN = r"(?P<token>[\w\-]{32})"  # noqa: S105  (a pattern)
"""The slash behind it may be missing: mail programs lose it, and a token has its small and large letters."""

urlpatterns = [
    re_path(rf"{EVENT}$", views.register),
    re_path(rf"{EVENT}sent/$", views.done),
    re_path(rf"{EVENT}{TOKEN}/?$", links.from_former_address),
    re_path(rf"{EVENT}{TOKEN}/(?P<below>cancel)/?$", links.from_former_address),
]

own_addresses = [
    re_path(rf"^r/{TOKEN}/?$", links.manage),
    re_path(rf"^r/{TOKEN}/cancel/?$", links.cancel),
    re_path(rf"^r/{TOKEN}/data\.json$", links.data),
]
