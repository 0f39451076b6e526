"""The addresses of signing in. They stand before Wagtail's own, whose names they go by."""

from django.urls import path

from qcihungary.accounts import views

urlpatterns = [
    path("login/", views.SignInView.as_view()),
    path("password_reset/", views.NewPasswordView.as_view()),
    path("password_reset/done/", views.NewPasswordSentView.as_view()),
    path("password_reset/confirm/<uidb64>/<token>/", views.SetPasswordView.as_view()),
    path("password_reset/invitation/<uidb64>/<token>/", views.AcceptInvitationView.as_view(), name="invitation"),
    path("password_reset/complete/", views.PasswordSetView.as_view()),
]
